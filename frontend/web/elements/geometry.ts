/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How far an image is moved inside its frame, in CSS pixels; never positive. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

export const NOTHING: Size = { width: 0, height: 0 };

/** The value within [least, greatest]; `otherwise` for anything that is not a number. */
export function clamp(value: number, least: number, greatest: number, otherwise = least): number {
  return Number.isFinite(value) ? Math.min(greatest, Math.max(least, value)) : otherwise;
}

/** The largest size of `image`'s shape inside `room`; never larger than `limit` times the image. */
export function contain(image: Size, room: Size, limit = Infinity): Size {
  if (image.width <= 0 || image.height <= 0) return NOTHING;
  const scale = Math.min(room.width / image.width, room.height / image.height, limit);
  return { width: image.width * scale, height: image.height * scale };
}

/** The offset nearest to the wanted one at which the image still covers its frame. */
export function cover(wanted: Offset, image: Size, frame: Size): Offset {
  return {
    x: clamp(wanted.x, Math.min(0, frame.width - image.width), 0, 0),
    y: clamp(wanted.y, Math.min(0, frame.height - image.height), 0, 0),
  };
}

/** Keeps the image's point at the frame's centre where it is while the image changes its size. */
export function recentre(offset: Offset, from: Size, to: Size, frame: Size): Offset {
  if (from.width <= 0 || from.height <= 0) {
    return { x: (frame.width - to.width) / 2, y: (frame.height - to.height) / 2 };
  }
  return {
    x: frame.width / 2 - ((frame.width / 2 - offset.x) / from.width) * to.width,
    y: frame.height / 2 - ((frame.height / 2 - offset.y) / from.height) * to.height,
  };
}
