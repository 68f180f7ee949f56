import type { Size } from '../geometry';
import type { Mode } from './picture';
import { columns } from './zoom';

/** Where a pane lies in the stage, in CSS pixels, and what of it is seen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shown: boolean;
  /** Percent of the width, from the left, that is left to what lies below. */
  readonly cut: number;
  readonly level: number;
}

/** What decides the layout beside the stage's size. */
export interface Arrangement {
  readonly mode: Mode;
  readonly count: number;
  /** Percent from the left. */
  readonly split: number;
  /** Which picture is in front when they flicker. */
  readonly front: number;
}

const GAP = 2;

/** A box for each picture. Boxes beside each other have equal sizes, so that the same pixels are seen in all of them. */
export function boxes(stage: Size, picture: Size, how: Arrangement): Box[] {
  const count = how.count;
  const indices = Array.from({ length: count }, (_, i) => i);
  if (how.mode !== 'side' || count < 2) {
    return indices.map((i) => ({
      left: 0,
      top: 0,
      width: Math.floor(stage.width),
      height: Math.floor(stage.height),
      shown: how.mode === 'flicker' ? i === how.front % count : i < 2,
      cut: how.mode === 'wipe' && i === 1 ? how.split : 0,
      level: i === 0 ? 0 : 1,
    }));
  }
  const across = columns(count, picture.width > 0 ? picture : { width: 3, height: 2 }, stage);
  const down = Math.ceil(count / across);
  const width = Math.floor((stage.width - GAP * (across - 1)) / across);
  const height = Math.floor((stage.height - GAP * (down - 1)) / down);
  return indices.map((i) => ({
    left: (i % across) * (width + GAP),
    top: Math.floor(i / across) * (height + GAP),
    width,
    height,
    shown: true,
    cut: 0,
    level: 0,
  }));
}
