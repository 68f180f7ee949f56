/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const NOTHING: Size = { width: 0, height: 0 };

/** The value within [least, greatest]; `otherwise` for anything that is not a number. */
export function clamp(value: number, least: number, greatest: number, otherwise = least): number {
  return Number.isFinite(value) ? Math.min(greatest, Math.max(least, value)) : otherwise;
}
