import type { Size } from '../geometry';

/** Device pixels for each pixel of the picture at which the buttons and keys stop. */
export const STEPS = [1 / 16, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const;

/** A small picture is not blown up further than this to fill the room. */
const LARGEST_FIT = 2;
const SAME = 1e-4;

/** The next stop above (1) or below (-1) the magnification. */
export function step(magnification: number, direction: 1 | -1): number {
  const stops = direction > 0 ? STEPS : [...STEPS].reverse();
  const next = stops.find((stop) => (stop - magnification) * direction > SAME * magnification);
  return next ?? magnification;
}

/** The magnification at which the whole picture is seen in the room; both in CSS pixels. */
export function fitting(picture: Size, room: Size, ratio: number): number {
  const scale = Math.min(room.width / picture.width, room.height / picture.height) * ratio;
  return Math.min(scale, LARGEST_FIT);
}

/** Whether a pixel of the picture covers whole pixels of the screen. */
export function whole(magnification: number): boolean {
  return magnification > 1 - SAME && Math.abs(magnification - Math.round(magnification)) < SAME;
}

/** In words: "38 %", "1:1", "4:1". */
export function words(magnification: number): string {
  if (whole(magnification)) return `${Math.round(magnification)}:1`;
  const percent = magnification * 100;
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** Columns in which so many equal panes show the picture largest. */
export function columns(count: number, picture: Size, room: Size): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(room.width / columns / picture.width, room.height / rows / picture.height);
    if (scale > largest * 1.02) {
      largest = scale;
      best = columns;
    }
  }
  return best;
}
