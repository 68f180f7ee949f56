import OpenSeadragon from 'openseadragon';
import type { Size } from '../geometry';
import { tileSet, Tiles, type TileSet } from './tiles';

const STILL = {
  dragToPan: false,
  scrollToZoom: false,
  clickToZoom: false,
  dblClickToZoom: false,
  pinchToZoom: false,
  flickEnabled: false,
};
const LIVELY = { clickToZoom: false, dblClickToZoom: false, pinchRotate: false, flickEnabled: true };

/** What a pane tells its owner. */
export interface PaneListener {
  /** The picture is known, or there is none. */
  opened(pane: Pane): void;
  /** A person moved this pane, or it moves on after a push. */
  moved(pane: Pane): void;
  /** It has come to rest. */
  rested(pane: Pane): void;
  failed(pane: Pane, sentence: string): void;
}

/** Where a pane looks: `zoom` is the pane's width in widths of the picture, inverted; `x`, `y` its centre likewise. */
export interface Look {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** One picture in one box, drawn by OpenSeadragon from tiles. Pictures of any size are one unit wide. */
export class Pane {
  readonly viewer: OpenSeadragon.Viewer;
  private address = '';
  private set?: TileSet;
  private following = false;

  constructor(
    readonly element: HTMLElement,
    private readonly listener: PaneListener,
    still = false,
  ) {
    const gestures = still ? STILL : LIVELY;
    this.viewer = new OpenSeadragon.Viewer({
      element,
      // Not WebGL: browsers allow few of its contexts, and this one draws whole pixels exactly.
      drawer: 'canvas',
      tabIndex: -1,
      showNavigationControl: false,
      preserveViewport: true,
      autoResize: false,
      imageLoaderLimit: 6,
      maxImageCacheCount: 160,
      animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.35,
      springStiffness: 9,
      zoomPerScroll: 1.25,
      visibilityRatio: 0.4,
      minZoomImageRatio: 0.02,
      maxZoomPixelRatio: 64,
      // Tiles overlap by a pixel, so that no seam needs this detour, which would smooth single pixels.
      smoothTileEdgesMinZoom: Infinity,
      gestureSettingsMouse: gestures,
      gestureSettingsTouch: gestures,
      gestureSettingsPen: gestures,
      gestureSettingsUnknown: gestures,
    });
    this.viewer.addHandler('canvas-key', (event) => {
      // The element around has keys of its own.
      (event as { preventDefaultAction?: boolean }).preventDefaultAction = true;
    });
    this.viewer.addHandler('viewport-change', () => {
      if (!this.following) this.listener.moved(this);
    });
    this.viewer.addHandler('animation-finish', () => {
      this.listener.rested(this);
    });
    this.viewer.addHandler('open', () => {
      this.listener.opened(this);
    });
    this.viewer.addHandler('tile-load-failed', () => {
      this.listener.failed(this, 'Parts of this picture could not be loaded. Reload the page to try again.');
    });
  }

  /** Size of its picture in pixels once that is known. */
  get picture(): Size | undefined {
    return this.set;
  }

  /** In CSS pixels. */
  get room(): Size {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  get look(): Look {
    const centre = this.viewer.viewport.getCenter(true);
    return { zoom: this.viewer.viewport.getZoom(true), x: centre.x, y: centre.y };
  }

  /** Shows the picture whose tiles are described at the address. */
  async show(address: string) {
    if (address === this.address) return;
    this.address = address;
    try {
      const set = await tileSet(address);
      if (address !== this.address || this.viewer.isDestroyed()) return;
      this.set = set;
      this.viewer.open({ tileSource: new Tiles(set) });
    } catch (error) {
      if (address === this.address) this.listener.failed(this, error instanceof Error ? error.message : String(error));
    }
  }

  /** Goes there with a short animation. */
  glide(look: Look) {
    this.viewer.viewport.zoomTo(look.zoom);
    this.viewer.viewport.panTo(new OpenSeadragon.Point(look.x, look.y));
    this.viewer.forceRedraw();
  }

  /** Is there in this very frame, and draws at once, so that linked panes never lag behind each other. */
  follow(look: Look) {
    if (!this.viewer.isOpen()) return;
    this.following = true;
    this.viewer.viewport.zoomTo(look.zoom, undefined, true);
    this.viewer.viewport.panTo(new OpenSeadragon.Point(look.x, look.y), true);
    this.viewer.viewport.update();
    this.viewer.world.update(true);
    this.viewer.world.draw();
    this.following = false;
  }

  smooth(enabled: boolean) {
    this.viewer.drawer.setImageSmoothingEnabled(enabled);
  }

  /** Takes notice of a new size of its element. */
  resize() {
    const size = new OpenSeadragon.Point(this.element.clientWidth, this.element.clientHeight);
    if (size.x > 0 && size.y > 0) this.viewer.viewport.resize(size, true);
    this.viewer.forceRedraw();
  }

  destroy() {
    this.viewer.destroy();
  }
}
