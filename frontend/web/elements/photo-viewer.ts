import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { clamp, NOTHING, type Size } from './geometry';
import { styles } from './photo-viewer.styles';
import { Camera } from './viewer/camera';
import { help } from './viewer/help';
import { command, type Command } from './viewer/keys';
import { boxes, type Box } from './viewer/layout';
import { corner, LENS, Loupe, magnified } from './viewer/loupe';
import { Pane, type Look } from './viewer/pane';
import { chosen, LETTERS, MODES, pictures, type Mode, type Picture } from './viewer/picture';
import { toolbar } from './viewer/toolbar';
import { words } from './viewer/zoom';

const FLICKER_MILLIS = 800;

/**
 * Pictures of one photo against each other: with a slider, side by side with locked zoom and pan, or flickering in place;
 * from the whole picture to single pixels. A smaller original lies exactly over its enlarged result. Zoom counts device
 * pixels for each pixel of the largest picture; from 1:1 on nothing is smoothed.
 *
 * @fires view-changed - detail `{mode, shown}` when a person chose another way or other pictures
 */
@customElement('photo-viewer')
export class PhotoViewer extends LitElement {
  static override styles = styles;

  /** All that can be looked at; anything that is no picture is left out. */
  @property({ attribute: false }) pictures: readonly Picture[] = [];
  /** Ids of the pictures that are compared, at most four; others fill up to two. */
  @property({ attribute: false }) shown: readonly string[] = [];
  /** Anything but `side` and `flicker` is the slider. */
  @property({ reflect: true }) mode: Mode = 'wipe';
  /** Where the slider is, in percent from the left. */
  @property({ type: Number }) split = 50;
  /** What the photo is called, for those who cannot see it. */
  @property() name = '';

  @state() private stage: Size = NOTHING;
  @state() private zoom = '';
  @state() private front = 0;
  @state() private playing = false;
  @state() private helping = false;
  @state() private loupe = false;
  @state() private pointer?: { x: number; y: number };
  @state() private trouble = '';
  @state() private reference: Size = NOTHING;
  @query('.stage') private stageElement!: HTMLElement;
  @query('dialog') private dialog?: HTMLDialogElement;
  @queryAll('.pane') private hosts!: NodeListOf<HTMLElement>;
  @queryAll('.lens') private lenses!: NodeListOf<HTMLElement>;

  private slots: Picture[] = [];
  private layout: Box[] = [];
  private arranged = '';
  private look?: Look;
  private magnification = 0;
  private timer?: ReturnType<typeof setInterval>;
  private readonly panes = new Map<string, Pane>();
  private readonly lens = new Loupe();
  private readonly camera = new Camera((magnification, look) => {
    this.magnification = magnification;
    this.look = look;
    this.zoom = words(magnification);
    if (this.loupe) this.moveLens();
  });
  private readonly resizes = new ResizeObserver(() => {
    this.stage = { width: this.stageElement.clientWidth, height: this.stageElement.clientHeight };
  });

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.resizes.observe(this.stageElement);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.play(false);
    this.lens.close();
    for (const pane of this.panes.values()) pane.destroy();
    this.panes.clear();
    this.arranged = '';
  }

  protected override firstUpdated() {
    this.resizes.observe(this.stageElement);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('pictures') || changed.has('shown')) {
      const ids = Array.isArray(this.shown) ? this.shown.map(String) : [];
      this.slots = chosen(pictures(this.pictures), ids);
      this.front = 0;
      this.trouble = '';
    }
    if (!MODES.includes(this.mode)) this.mode = 'wipe';
    this.split = clamp(Number(this.split), 0, 100, 50);
    this.layout = boxes(this.stage, this.reference, {
      mode: this.mode,
      count: this.slots.length,
      split: this.split,
      front: this.front,
    });
  }

  protected override render() {
    const many = this.slots.length > 1;
    return html`
      <div class="viewer" @keydown=${this.keys}>
        ${toolbar(
          {
            mode: this.mode,
            zoom: this.zoom,
            loupe: this.loupe,
            playing: this.playing,
            slots: this.slots,
            pictures: pictures(this.pictures),
          },
          { run: this.run, choose: this.choose, add: this.add, drop: this.drop },
        )}
        <div
          class="stage"
          tabindex="0"
          role="application"
          aria-label="${this.name || 'Photo'}: ${this.said()}. Question mark lists the keys."
          @pointermove=${this.onPointer}
          @pointerleave=${this.onLeave}
          @pointerdown=${this.takeFocus}
        >
          ${repeat(
            this.slots,
            (slot) => slot.id,
            (slot, i) => html`<div class="pane" data-id=${slot.id} style=${styleMap(paneStyle(this.layout[i]))}></div>`,
          )}
          ${this.slots.map((slot, i) => this.label(slot, i, many))}
          ${this.mode === 'wipe' && many ? this.divider() : nothing} ${this.loupe ? this.lensBoxes() : nothing}
          ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        </div>
        <span class="said" role="status">${many ? this.said() : nothing}</span>
        ${this.helping ? help(this.closeHelp) : nothing}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues) {
    this.syncPanes();
    const arranged = JSON.stringify([
      this.layout.map(({ width, height, left, top }) => [width, height, left, top]),
      this.mode,
      this.slots.map((slot) => slot.id),
    ]);
    if (arranged !== this.arranged) {
      this.arranged = arranged;
      for (const pane of this.panes.values()) pane.resize();
      this.relink();
      this.camera.reframe(this.magnification, this.look);
    }
    if (this.loupe) {
      this.lens.show(this.slots, [...this.lenses]);
      this.moveLens();
    } else if (changed.has('loupe')) {
      this.lens.close();
    }
    if (this.helping && this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  private syncPanes() {
    for (const host of this.hosts) {
      const slot = this.slots.find((picture) => picture.id === host.dataset.id);
      if (!slot || this.panes.get(slot.id)?.element === host) continue;
      this.panes.get(slot.id)?.destroy();
      const pane = new Pane(host, {
        opened: (opened) => {
          this.onOpened(opened);
        },
        moved: (moved) => {
          this.camera.follow(moved);
        },
        rested: (rested) => {
          this.camera.settle(rested);
        },
        failed: (_, sentence) => {
          this.trouble = sentence;
        },
      });
      this.panes.set(slot.id, pane);
      void pane.show(slot.tiles);
    }
    for (const [id, pane] of this.panes) {
      if (this.slots.some((slot) => slot.id === id)) continue;
      pane.destroy();
      this.panes.delete(id);
    }
  }

  private onOpened(pane: Pane) {
    pane.resize();
    this.relink();
    this.camera.reframe(this.magnification, this.look);
  }

  /** The panes that are seen move together; in the slider, a third picture rests. */
  private relink() {
    const seen = this.slots
      .filter((_, i) => this.mode !== 'wipe' || i < 2)
      .map((slot) => this.panes.get(slot.id))
      .filter((pane) => pane?.picture !== undefined && pane.viewer.isOpen());
    this.camera.link(seen as Pane[]);
    const { width, height } = this.camera.reference;
    if (width !== this.reference.width || height !== this.reference.height) this.reference = { width, height };
  }

  private said(): string {
    const named = this.slots.map((slot, i) => `${LETTERS[i] ?? ''} ${slot.label}`);
    if (this.slots.length < 2) return this.slots[0]?.label ?? 'nothing to see yet';
    switch (this.mode) {
      case 'wipe':
        return `slider, ${named.slice(0, 2).join(' left, ')} right`;
      case 'side':
        return `side by side, ${named.join(', ')}`;
      case 'flicker':
        return `flicker, now ${named[this.front % named.length] ?? ''}`;
    }
  }

  private label(slot: Picture, i: number, many: boolean) {
    const box = this.layout[i];
    if (!box?.shown) return nothing;
    const right = this.mode === 'wipe' && i === 1;
    const edge = (this.split / 100) * box.width;
    const room = right ? box.width - edge : this.mode === 'wipe' && many ? edge : box.width;
    return html`<span
      class="label"
      ?hidden=${room < 90}
      style=${styleMap({
        top: `${box.top + 10}px`,
        left: right ? 'auto' : `${box.left + 10}px`,
        right: right ? '10px' : 'auto',
        maxWidth: `${Math.max(0, room - 44)}px`,
      })}
      >${many ? html`<b>${LETTERS[i]}</b> ` : nothing}${slot.label}</span
    >`;
  }

  private divider() {
    return html`<div
      class="divider"
      role="slider"
      tabindex="0"
      aria-label="Slider between A and B"
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(this.split)}
      aria-valuetext="${Math.round(this.split)} percent A"
      style=${styleMap({ left: `${this.split}%` })}
      @pointerdown=${this.grab}
      @pointermove=${this.dragDivider}
      @keydown=${this.dividerKeys}
    >
      <span class="grip"></span>
    </div>`;
  }

  private lensBoxes() {
    const at = this.pointer ?? { x: this.stage.width / 2, y: this.stage.height / 2 };
    const count = this.slots.length;
    const { left, top } = corner(at, count, this.stage);
    return html`<div class="loupe" style=${styleMap({ left: `${left}px`, top: `${top}px` })} aria-hidden="true">
      ${this.slots.map(
        (slot, i) =>
          html`<div class="lens-frame">
            <div class="lens" style="width: ${LENS}px; height: ${LENS}px"></div>
            <span>${count > 1 ? LETTERS[i] : ''} ${slot.label}</span>
          </div>`,
      )}
    </div>`;
  }

  private moveLens() {
    const at = this.pointer ?? { x: this.stage.width / 2, y: this.stage.height / 2 };
    const box = this.layout.find((b) => b.shown && inside(at, b)) ?? this.layout[0];
    if (!box || !this.look) return;
    const unit = 1 / (this.look.zoom * box.width);
    const x = this.look.x + (at.x - box.left - box.width / 2) * unit;
    const y = this.look.y + (at.y - box.top - box.height / 2) * unit;
    const ratio = globalThis.devicePixelRatio || 1;
    this.lens.look(x, y, (this.reference.width * magnified(this.magnification)) / ratio);
  }

  private readonly run = (wanted: Command) => {
    switch (wanted.do) {
      case 'mode':
        if (this.slots.length > 1) this.change(wanted.mode, this.slots);
        break;
      case 'magnify':
        this.camera.magnify(wanted.magnification);
        break;
      case 'step':
        this.camera.step(wanted.direction);
        break;
      case 'pan':
        this.camera.pan(wanted.x, wanted.y);
        break;
      case 'split':
        this.split += wanted.by;
        break;
      case 'fit':
        this.camera.fit();
        break;
      case 'next':
        if (this.mode !== 'flicker') this.change('flicker', this.slots);
        this.front = (this.front + 1) % Math.max(1, this.slots.length);
        break;
      case 'play':
        this.play(!this.playing && this.mode === 'flicker');
        break;
      case 'swap': {
        const [a, b, ...rest] = this.slots;
        if (a && b) this.change(this.mode, [b, a, ...rest]);
        break;
      }
      case 'loupe':
        this.loupe = !this.loupe;
        break;
      case 'screen':
        void (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen());
        break;
      case 'help':
        this.helping = true;
        break;
      case 'leave':
        this.loupe = false;
        break;
    }
  };

  private change(mode: Mode, slots: readonly Picture[]) {
    this.mode = mode;
    if (mode !== 'flicker') this.play(false);
    this.shown = slots.map((slot) => slot.id);
    const detail = { mode, shown: this.shown };
    this.dispatchEvent(new CustomEvent('view-changed', { detail }));
  }

  private readonly choose = (slot: number, id: string) => {
    const ids = this.slots.map((picture) => picture.id);
    const other = ids.indexOf(id);
    // A picture is compared with others, not with itself: the two change places.
    if (other >= 0) ids[other] = ids[slot] ?? id;
    ids[slot] = id;
    this.change(this.mode, chosen(pictures(this.pictures), ids));
  };

  private readonly add = () => {
    const next = pictures(this.pictures).find((picture) => !this.slots.some((slot) => slot.id === picture.id));
    if (next) this.change(this.mode === 'wipe' ? 'side' : this.mode, [...this.slots, next]);
  };

  private readonly drop = (slot: number) => {
    this.change(
      this.mode,
      this.slots.filter((_, i) => i !== slot),
    );
  };

  private play(on: boolean) {
    clearInterval(this.timer);
    this.playing = on;
    if (on) {
      this.timer = setInterval(() => {
        this.front = (this.front + 1) % Math.max(1, this.slots.length);
      }, FLICKER_MILLIS);
    }
  }

  private readonly keys = {
    // Before OpenSeadragon's own keys.
    capture: true,
    handleEvent: (event: KeyboardEvent) => {
      const wanted = this.helping ? undefined : command(event);
      if (!wanted) return;
      this.run(wanted);
      event.preventDefault();
      event.stopPropagation();
    },
  };

  private readonly closeHelp = () => {
    this.helping = false;
    this.stageElement.focus();
  };

  private takeFocus() {
    if (!this.renderRoot.querySelector('.stage :focus')) this.stageElement.focus({ preventScroll: true });
  }

  private onPointer(event: PointerEvent) {
    if (!this.loupe) return;
    const stage = this.stageElement.getBoundingClientRect();
    this.pointer = { x: event.clientX - stage.left, y: event.clientY - stage.top };
  }

  private onLeave(event: PointerEvent) {
    if (event.pointerType === 'mouse') this.pointer = undefined;
  }

  private grab(event: PointerEvent) {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    (event.currentTarget as HTMLElement).focus({ preventScroll: true });
    event.stopPropagation();
    event.preventDefault();
  }

  private dragDivider(event: PointerEvent) {
    if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    const stage = this.stageElement.getBoundingClientRect();
    this.split = clamp(((event.clientX - stage.left) / stage.width) * 100, 0, 100, this.split);
    event.stopPropagation();
  }

  private dividerKeys(event: KeyboardEvent) {
    const by = SLIDES[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    this.split = clamp(this.split + by, 0, 100, this.split);
    event.preventDefault();
    event.stopPropagation();
  }
}

const SLIDES: Readonly<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
};

function paneStyle(box: Box | undefined) {
  if (!box) return {};
  return {
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
    zIndex: String(box.level),
    // Hidden, not removed: what is hidden stays drawn, so that it appears without a blank frame.
    visibility: box.shown ? 'visible' : 'hidden',
    clipPath: box.cut > 0 ? `inset(0 0 0 ${box.cut}%)` : 'none',
  };
}

function inside(point: { x: number; y: number }, box: Box): boolean {
  return point.x >= box.left && point.x < box.left + box.width && point.y >= box.top && point.y < box.top + box.height;
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-viewer': PhotoViewer;
  }
}
