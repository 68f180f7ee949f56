import type { Size } from '../geometry';
import type { Look, Pane } from './pane';
import { fitting, step, whole } from './zoom';

const NEAR = 1e-3;

/**
 * Keeps panes looking at the same place at the same magnification: device pixels for each pixel of the largest picture, so
 * that a smaller original lies exactly over its enlarged result.
 */
export class Camera {
  /** Pixels of the largest picture. */
  reference: Size = { width: 0, height: 0 };
  private panes: readonly Pane[] = [];
  private fitted = true;
  private smooth?: boolean;

  /** @param changed told the magnification and where the middle is, when they have changed */
  constructor(private readonly changed: (magnification: number, look: Look) => void) {}

  get magnification(): number {
    const lead = this.panes[0];
    return lead ? lead.look.zoom / this.zoomAt(1, lead) : 0;
  }

  /** The panes to keep together; new ones look where the others do. */
  link(panes: readonly Pane[]) {
    this.panes = panes;
    this.smooth = undefined;
    const sizes = panes.map((pane) => pane.picture).filter((size) => size !== undefined);
    this.reference = sizes.reduce((a, b) => (b.width > a.width ? b : a), { width: 0, height: 0 });
  }

  /** After the panes' boxes have changed: the whole picture stays whole, single pixels stay as large as they are. */
  reframe(magnification: number, look?: Look) {
    if (this.fitted || !look || !(magnification > 0)) this.fit(true);
    else this.go(this.lookAt(magnification, look), true);
  }

  /** Shows the whole picture. */
  fit(immediately = false) {
    const lead = this.panes[0];
    if (!lead || this.reference.width === 0) return;
    const magnification = fitting(this.reference, lead.room, globalThis.devicePixelRatio || 1);
    const centre = { x: 0.5, y: this.reference.height / this.reference.width / 2 };
    this.go({ zoom: this.zoomAt(magnification, lead), ...centre }, immediately);
    this.fitted = true;
  }

  magnify(magnification: number) {
    const lead = this.panes[0];
    if (lead) this.go(this.lookAt(magnification, lead.look), false);
  }

  step(direction: 1 | -1) {
    this.magnify(step(this.magnification, direction));
  }

  /** Moves by so many CSS pixels. */
  pan(x: number, y: number) {
    const lead = this.panes[0];
    if (!lead) return;
    const unit = 1 / (lead.look.zoom * lead.room.width);
    const { zoom, x: left, y: top } = lead.look;
    this.go({ zoom, x: left + x * unit, y: top + y * unit }, false);
  }

  /** A pane was moved: the others come along. */
  follow(lead: Pane) {
    this.fitted = false;
    this.carry(lead);
  }

  /** Lays the picture's pixels onto the screen's where they are as large or several times larger. */
  settle(lead: Pane) {
    this.fitted = this.fits(lead);
    const magnification = lead.look.zoom / this.zoomAt(1, lead);
    if (!whole(magnification)) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const corner = lead.viewer.viewport.pixelFromPoint(origin(lead), true);
    const offX = Math.round(corner.x * ratio) / ratio - corner.x;
    const offY = Math.round(corner.y * ratio) / ratio - corner.y;
    if (Math.abs(offX) + Math.abs(offY) < 1e-6) return;
    const unit = 1 / (lead.look.zoom * lead.room.width);
    const fitted = this.fitted;
    lead.follow({
      zoom: this.zoomAt(Math.round(magnification), lead),
      x: lead.look.x - offX * unit,
      y: lead.look.y - offY * unit,
    });
    this.carry(lead);
    this.fitted = fitted;
  }

  /** The zoom that OpenSeadragon means: widths of the picture's box in widths of the pane. */
  zoomAt(magnification: number, pane: Pane): number {
    return (magnification * this.reference.width) / (pane.room.width * (globalThis.devicePixelRatio || 1));
  }

  /** Whether the whole picture is seen as {@link fit} shows it. */
  private fits(lead: Pane): boolean {
    const { zoom, x, y } = lead.look;
    const wanted = this.zoomAt(fitting(this.reference, lead.room, globalThis.devicePixelRatio || 1), lead);
    const centred = Math.abs(x - 0.5) + Math.abs(y - this.reference.height / this.reference.width / 2);
    return Math.abs(zoom / wanted - 1) < NEAR && centred < NEAR;
  }

  private lookAt(magnification: number, look: Look): Look {
    const lead = this.panes[0];
    return lead ? { ...look, zoom: this.zoomAt(magnification, lead) } : look;
  }

  private go(look: Look, immediately: boolean) {
    const lead = this.panes[0];
    if (!lead) return;
    this.fitted = false;
    if (immediately) {
      lead.follow(look);
      this.carry(lead);
      this.settle(lead);
    } else {
      lead.glide(look);
    }
  }

  private carry(lead: Pane) {
    const look = lead.look;
    const magnification = look.zoom / this.zoomAt(1, lead);
    // Single pixels are to be seen as such; below that, a smaller original is enlarged smoothly to lie over its result.
    const smooth = magnification < 1.0001;
    if (smooth !== this.smooth) {
      this.smooth = smooth;
      for (const pane of this.panes) pane.smooth(smooth);
    }
    for (const pane of this.panes) if (pane !== lead) pane.follow(look);
    this.changed(magnification, look);
  }
}

function origin(pane: Pane) {
  return pane.viewer.viewport.imageToViewportCoordinates(0, 0);
}
