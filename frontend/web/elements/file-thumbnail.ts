import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

/** At once for so many pictures: decoding takes memory by the megapixel. */
const MOST_AT_ONCE = 2;
const SIDE = 96;

let decoding = 0;
const waiting: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (decoding >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  decoding++;
  try {
    return await work();
  } finally {
    decoding--;
    waiting.shift()?.();
  }
}

/** A small picture of a file on this computer, drawn before anything of it is sent; a plain area for what browsers cannot draw. */
@customElement('file-thumbnail')
export class FileThumbnail extends LitElement {
  static override styles = css`
    :host {
      display: block;
      width: 3rem;
      aspect-ratio: 4 / 3;
      border-radius: 0.375rem;
      overflow: hidden;
      background: var(--raim-sunken, GrayText);
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `;

  @property({ attribute: false }) file?: Blob;
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    return html`<canvas width=${SIDE} height=${(SIDE * 3) / 4} aria-hidden="true"></canvas>`;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('file')) void this.draw();
  }

  private async draw() {
    const { file } = this;
    if (!file) return;
    try {
      const picture = await turn(() => createImageBitmap(file, { resizeWidth: SIDE, resizeQuality: 'medium' }));
      const { canvas } = this;
      if (file === this.file) {
        canvas.width = picture.width;
        canvas.height = picture.height;
        canvas.getContext('2d')?.drawImage(picture, 0, 0);
      }
      picture.close();
    } catch {
      // No picture that this browser knows: the plain area stays.
    }
  }
}
