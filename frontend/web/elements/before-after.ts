import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { styles } from './before-after.styles';
import { clamp, contain, cover, NOTHING, recentre, type Offset, type Size } from './geometry';

const KEY_STEP = 2;
const PAGE_STEP = 10;
const PAN_STEP = 48;

/**
 * Two versions of a photo with a movable divider: the first on the left of it, the second on the right.
 *
 * Both are drawn at the size of the second, so that they lie exactly upon each other when they differ by a scale.
 * At actual size one pixel of the full second image is one pixel of the screen; dragging beside the divider moves it.
 *
 * @fires split-changed - detail `{split}`, 0 to 100, when a person has moved the divider
 */
@customElement('before-after')
export class BeforeAfter extends LitElement {
  static override styles = styles;

  /** Address of the image on the left. */
  @property() original = '';
  /** Address of the image on the right. */
  @property() restored = '';
  /** Addresses at full size, fetched once actual size is asked for; empty to do with the others. */
  @property() originalFull = '';
  @property() restoredFull = '';
  /** What the photo shows or is called, for those who cannot see it. */
  @property() name = '';
  /** Where the divider is, in percent from the left. */
  @property({ type: Number }) split = 50;
  /** Whether one pixel of the image is one pixel of the screen. */
  @property({ type: Boolean, reflect: true }) actual = false;

  @state() private loaded: Size = NOTHING;
  @state() private room: Size = NOTHING;
  @state() private offset: Offset = { x: 0, y: 0 };
  @state() private missing = false;
  @query('.room') private roomElement!: HTMLElement;
  @query('.frame') private frameElement?: HTMLElement;

  private image: Size = NOTHING;
  private frame: Size = NOTHING;
  private drag?: { readonly pan: boolean; readonly fromX: number; readonly fromY: number; readonly at: Offset };
  private readonly resizes = new ResizeObserver(([entry]) => {
    if (entry) this.room = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.resizes.observe(this.roomElement);
  }

  protected override firstUpdated() {
    this.resizes.observe(this.roomElement);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('original') || changed.has('restored')) this.missing = false;
    this.split = clamp(Number(this.split), 0, 100, 50);
    const ratio = globalThis.devicePixelRatio || 1;
    const pixels = { width: this.loaded.width / ratio, height: this.loaded.height / ratio };
    // A thumbnail blown up to the whole window would only show its pixels: stop at twice its size.
    const fitted = contain(this.loaded, this.room, 2);
    const next = this.actual ? pixels : fitted;
    this.frame = {
      width: Math.min(next.width, this.room.width),
      height: Math.min(next.height, this.room.height),
    };
    if (next.width !== this.image.width) this.offset = recentre(this.offset, this.image, next, this.frame);
    this.image = next;
    this.offset = cover(this.offset, this.image, this.frame);
  }

  protected override render() {
    if (this.missing) return html`<div class="room"><p role="alert">This picture could not be loaded.</p></div>`;
    const ready = this.loaded.width > 0;
    const edge = (this.split / 100) * this.frame.width;
    return html`
      <div class="room" @wheel=${this.onWheel}>
        <div
          class="frame"
          ?hidden=${!ready}
          style=${styleMap({ width: `${this.frame.width}px`, height: `${this.frame.height}px` })}
          @pointerdown=${this.onDown}
          @pointermove=${this.onMove}
          @pointerup=${this.onUp}
          @pointercancel=${this.onUp}
        >
          <div
            class="images"
            style=${styleMap({
              width: `${this.image.width}px`,
              height: `${this.image.height}px`,
              transform: `translate(${this.offset.x}px, ${this.offset.y}px)`,
            })}
          >
            <img
              src=${this.source(this.restored, this.restoredFull)}
              alt=${this.name ? `${this.name}, restored` : 'After'}
              draggable="false"
              @load=${this.onLoad}
              @error=${this.onError}
            />
            <img
              src=${this.source(this.original, this.originalFull)}
              alt=${this.name ? `${this.name}, as it was` : 'Before'}
              draggable="false"
              style=${styleMap({ clipPath: `inset(0 calc(100% - ${edge - this.offset.x}px) 0 0)` })}
              @error=${this.onError}
            />
          </div>
          <span class="label left" ?hidden=${edge < 88}>Before</span>
          <span class="label right" ?hidden=${this.frame.width - edge < 80}>After</span>
          <div
            class="divider"
            role="slider"
            tabindex="0"
            aria-label="Divider between before and after"
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=${Math.round(this.split)}
            aria-valuetext="${Math.round(this.split)} percent before"
            style=${styleMap({ left: `${edge}px` })}
            @keydown=${this.onKey}
          >
            <span class="grip"></span>
          </div>
        </div>
        ${ready ? nothing : html`<div class="waiting" role="status" aria-label="Loading the picture"></div>`}
      </div>
    `;
  }

  private source(fitted: string, full: string): string | typeof nothing {
    return (this.actual && full ? full : fitted) || nothing;
  }

  private onLoad(event: Event) {
    const { naturalWidth, naturalHeight } = event.target as HTMLImageElement;
    this.loaded = { width: naturalWidth, height: naturalHeight };
  }

  private onError() {
    this.missing = true;
  }

  private onDown(event: PointerEvent) {
    if (event.button !== 0) return;
    const onDivider = event.composedPath().some((e) => e instanceof Element && e.classList.contains('divider'));
    this.drag = { pan: this.actual && !onDivider, fromX: event.clientX, fromY: event.clientY, at: this.offset };
    this.frameElement?.setPointerCapture(event.pointerId);
    this.renderRoot.querySelector<HTMLElement>('.divider')?.focus({ preventScroll: true });
    this.onMove(event);
    event.preventDefault();
  }

  private onMove(event: PointerEvent) {
    if (!this.drag || !this.frameElement) return;
    if (this.drag.pan) {
      this.moveTo({
        x: this.drag.at.x + event.clientX - this.drag.fromX,
        y: this.drag.at.y + event.clientY - this.drag.fromY,
      });
    } else {
      const frame = this.frameElement.getBoundingClientRect();
      this.moveSplit(((event.clientX - frame.left) / frame.width) * 100);
    }
  }

  private onUp() {
    this.drag = undefined;
  }

  private onWheel(event: WheelEvent) {
    if (!this.actual) return;
    this.moveTo({ x: this.offset.x - event.deltaX, y: this.offset.y - event.deltaY });
    event.preventDefault();
  }

  private onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && this.actual) {
      const pan = PANS[event.key];
      if (pan) this.moveTo({ x: this.offset.x + pan.x * PAN_STEP, y: this.offset.y + pan.y * PAN_STEP });
      if (pan) event.preventDefault();
      return;
    }
    const next = splitAfterKey(event.key, this.split);
    if (next === undefined) return;
    this.moveSplit(next);
    event.preventDefault();
  }

  private moveTo(wanted: Offset) {
    this.offset = cover(wanted, this.image, this.frame);
  }

  private moveSplit(wanted: number) {
    const split = clamp(wanted, 0, 100, this.split);
    if (split === this.split) return;
    this.split = split;
    this.dispatchEvent(new CustomEvent('split-changed', { detail: { split } }));
  }
}

const PANS: Readonly<Record<string, Offset>> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

function splitAfterKey(key: string, split: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return split - KEY_STEP;
    case 'ArrowRight':
    case 'ArrowUp':
      return split + KEY_STEP;
    case 'PageDown':
      return split - PAGE_STEP;
    case 'PageUp':
      return split + PAGE_STEP;
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'before-after': BeforeAfter;
  }
}
