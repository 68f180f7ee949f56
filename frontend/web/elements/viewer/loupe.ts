import type { Size } from '../geometry';
import { Pane, type PaneListener } from './pane';
import type { Picture } from './picture';

/** CSS pixels on a side of one lens. */
export const LENS = 200;
const AWAY = 28;

const SILENT: PaneListener = {
  opened: () => undefined,
  moved: () => undefined,
  rested: () => undefined,
  failed: () => undefined,
};

/** A lens for each picture, side by side: the same place in all of them, larger than around. */
export class Loupe {
  private readonly panes = new Map<string, Pane>();
  private where?: { readonly x: number; readonly y: number; readonly width: number };

  /** @param hosts the lenses' boxes in the order of the pictures */
  show(pictures: readonly Picture[], hosts: readonly HTMLElement[]) {
    pictures.forEach((picture, i) => {
      const host = hosts[i];
      const known = this.panes.get(picture.id);
      if (!host || known?.element === host) return;
      known?.destroy();
      const pane = new Pane(
        host,
        {
          ...SILENT,
          opened: (opened) => {
            this.place(opened);
          },
        },
        true,
      );
      pane.smooth(false);
      this.panes.set(picture.id, pane);
      void pane.show(picture.tiles);
    });
    for (const [id, pane] of this.panes) {
      if (pictures.some((picture) => picture.id === id)) continue;
      pane.destroy();
      this.panes.delete(id);
    }
  }

  /**
   * Looks at a place.
   *
   * @param x in widths of the picture, as `y`
   * @param width of the picture in CSS pixels as the lens is to show it
   */
  look(x: number, y: number, width: number) {
    this.where = { x, y, width };
    for (const pane of this.panes.values()) this.place(pane);
  }

  close() {
    for (const pane of this.panes.values()) pane.destroy();
    this.panes.clear();
  }

  private place(pane: Pane) {
    if (!this.where) return;
    pane.smooth(false);
    pane.follow({ zoom: this.where.width / LENS, x: this.where.x, y: this.where.y });
  }
}

/** How large a loupe shows what is seen at this magnification: single pixels at once, or twice as large as they are. */
export function magnified(magnification: number): number {
  return magnification < 0.999 ? 1 : Math.min(32, 2 ** Math.ceil(Math.log2(magnification * 2) - 0.001));
}

/** The lenses' left and top corner beside the pointer, inside the room. */
export function corner(pointer: { x: number; y: number }, lenses: number, room: Size): { left: number; top: number } {
  const width = LENS * lenses;
  const above = pointer.y - LENS - AWAY;
  return {
    left: Math.round(Math.max(0, Math.min(room.width - width, pointer.x - width / 2))),
    top: Math.round(above >= 0 ? above : Math.min(room.height - LENS, pointer.y + AWAY)),
  };
}
