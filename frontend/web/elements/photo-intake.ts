import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { IntakeQueue, isOpen, type Item } from './intake/queue';
import { ofDrop, ofInput, ofPaste, type Chosen } from './intake/sources';
import { bytes, count } from './intake/words';
import { styles } from './photo-intake.styles';
import './file-thumbnail';
import './intake/sign-in';

const WAITING_SHOWN = 4;
const KINDS = '.jpg,.jpeg,.png,.tif,.tiff,.webp,.zip';

/**
 * Where photos are dropped, picked or pasted, folders and zip files too; each is sent at once, and again until the server
 * has it: after a broken connection, and after signing in again.
 *
 * @fires photos-arrived - detail `{fileName, photos, refused}`, once for each file that the server has taken
 */
@customElement('photo-intake')
export class PhotoIntake extends LitElement {
  static override styles = styles;

  /** Where uploads are created (tus 1.0). */
  @property() endpoint = '/api/v1/uploads';
  /** What is done with each photo; empty to keep it only. */
  @property() pipeline = '';
  /** The options of the job, a JSON object; empty for the default. */
  @property() options = '';
  /** 0 to 9. */
  @property({ type: Number }) priority = 0;
  /** Most bytes of a photo; 0 for no limit. */
  @property({ type: Number }) maxBytes = 0;
  /** Most megapixels of a photo, only to say so. */
  @property({ type: Number }) maxMegapixels = 0;
  /** Endings of file names that are taken, with commas between. */
  @property() accept = KINDS;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** A low bar instead of a tall area. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private over = false;
  @state() private leftOut = 0;
  @query('#files') private filesInput!: HTMLInputElement;
  @query('#folder') private folderInput!: HTMLInputElement;

  private stale = false;
  private readonly queue = new IntakeQueue(
    () => String(this.endpoint),
    () => {
      this.requestUpdate();
      if (this.stale && this.queue.open === 0) window.location.reload();
    },
    (item, { photos, refused }) => {
      const detail = { fileName: item.chosen.file.name, photos, refused };
      this.dispatchEvent(new CustomEvent('photos-arrived', { detail, bubbles: true }));
    },
  );

  private readonly onDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = event.type !== 'dragleave' || event.relatedTarget !== null;
  };

  private readonly onDrop = (event: DragEvent) => {
    this.over = false;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    void ofDrop(event.dataTransfer).then((chosen) => {
      this.take(chosen);
    });
  };

  private readonly onPaste = (event: ClipboardEvent) => {
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches('input, textarea, [contenteditable]')) return;
    if (event.clipboardData?.files.length) this.take(ofPaste(event.clipboardData, new Date()));
  };

  private readonly onOnline = () => {
    if (this.queue.mode === 'offline') this.queue.resume();
  };

  private readonly onLeave = (event: BeforeUnloadEvent) => {
    if (this.queue.open > 0) event.preventDefault();
  };

  /** A page whose session is over wants to go to the sign-in page by itself; that has to wait for the files. */
  private readonly onNavigate = (event: NavigateEventLike) => {
    if (this.queue.open === 0 || event.userInitiated || event.destination.sameDocument || !event.cancelable) return;
    event.preventDefault();
    this.stale = true;
  };

  override connectedCallback() {
    super.connectedCallback();
    navigation?.addEventListener('navigate', this.onNavigate);
    for (const kind of ['dragenter', 'dragover', 'dragleave'] as const) window.addEventListener(kind, this.onDrag);
    window.addEventListener('drop', this.onDrop);
    window.addEventListener('paste', this.onPaste);
    window.addEventListener('online', this.onOnline);
    window.addEventListener('beforeunload', this.onLeave);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const kind of ['dragenter', 'dragover', 'dragleave'] as const) window.removeEventListener(kind, this.onDrag);
    window.removeEventListener('drop', this.onDrop);
    window.removeEventListener('paste', this.onPaste);
    window.removeEventListener('online', this.onOnline);
    // The guards stay while files are on their way: they go on without the page that they were dropped on.
    if (this.queue.open > 0) return;
    window.removeEventListener('beforeunload', this.onLeave);
    navigation?.removeEventListener('navigate', this.onNavigate);
  }

  protected override render() {
    return html`
      <div class="zone" data-over=${this.over && !this.disabled ? 'yes' : nothing}>
        <div class="words">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 17v2a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-2M12 15V4m0 0L8 8m4-4 4 4" />
          </svg>
          <span class="title">Drop photos or folders here</span>
          <span class="facts">${this.facts()}</span>
        </div>
        <div class="buttons">
          <button type="button" class="primary" ?disabled=${this.disabled} @click=${this.pickFiles}>
            Choose photos
          </button>
          <button type="button" class="folder" ?disabled=${this.disabled} @click=${this.pickFolder}>
            Choose a folder
          </button>
        </div>
        <input id="files" type="file" multiple hidden accept=${this.accept} @change=${this.onPicked} />
        <input id="folder" type="file" multiple hidden webkitdirectory @change=${this.onPicked} />
      </div>
      ${this.notice()} ${this.progress()} ${this.list()}
    `;
  }

  private facts(): string {
    const limits = [
      this.maxMegapixels > 0 ? `${this.maxMegapixels} megapixels` : '',
      this.maxBytes > 0 ? bytes(this.maxBytes) : '',
    ].filter((limit) => limit);
    const upTo = limits.length > 0 ? `, up to ${limits.join(' and ')} each` : '';
    return `Also by Ctrl+V, or as a zip file${upTo}. They start at once.`;
  }

  private notice() {
    switch (this.queue.mode) {
      case 'sending':
        return nothing;
      case 'offline':
        return html`<p class="notice" role="status">
          No connection to the server. ${count(this.queue.open, 'file waits', 'files wait')} here, and sending goes on
          by itself. <button type="button" @click=${this.onResume}>Try now</button>
        </p>`;
      case 'signed-out':
        return html`<div class="notice" role="status">
          <p>
            <strong>Sign in again.</strong> Your session has ended; ${count(this.queue.open, 'file', 'files')} wait here
            and go on as soon as you are back.
          </p>
          <sign-in-again probe=${this.endpoint} @signed-in=${this.onResume}></sign-in-again>
        </div>`;
    }
  }

  private progress() {
    const { items, open, done, doneBytes } = this.queue;
    if (open === 0) return this.leftOutWords();
    const of = open + done;
    const sent = doneBytes + sum(items.filter(isOpen), (item) => item.sent);
    const total = doneBytes + sum(items.filter(isOpen), (item) => item.chosen.file.size);
    return html`
      <div class="total">
        <span>${done} of ${count(of, 'file', 'files')} sent · ${bytes(sent)} of ${bytes(total)}</span>
        <button type="button" @click=${this.onCancelAll}>Cancel ${open > 1 ? 'all' : ''}</button>
        ${bar(total > 0 ? sent / total : 0, 'All files')}
      </div>
      ${this.leftOutWords()}
    `;
  }

  private leftOutWords() {
    return this.leftOut === 0
      ? nothing
      : html`<p class="quiet" role="status">
          ${count(this.leftOut, 'other file', 'other files')} in the folder ${this.leftOut === 1 ? 'is' : 'are'} no
          photos and stayed where they are.
        </p>`;
  }

  private list() {
    const { items } = this.queue;
    const waiting = items.filter((item) => item.stage === 'waiting');
    const shown = [...items.filter((item) => item.stage !== 'waiting'), ...waiting.slice(0, WAITING_SHOWN)];
    if (shown.length === 0) return nothing;
    return html`
      <ul aria-label="Files on their way">
        ${repeat(
          shown,
          (item) => item,
          (item) => this.row(item),
        )}
        ${
          waiting.length > WAITING_SHOWN
            ? html`<li class="quiet">and ${count(waiting.length - WAITING_SHOWN, 'more', 'more')} waiting</li>`
            : nothing
        }
      </ul>
    `;
  }

  private row(item: Item) {
    const { file, folder } = item.chosen;
    const bad = item.stage === 'refused' || item.stage === 'failed';
    return html`
      <li data-tone=${bad ? 'bad' : nothing}>
        <file-thumbnail .file=${file}></file-thumbnail>
        <span class="name" title=${folder ? `${folder}/${file.name}` : file.name}>${file.name}</span>
        <span class="stage">${stageWords(item)}</span>
        <span class="actions">
          ${
            item.stage === 'failed'
              ? html`<button
                  type="button"
                  @click=${() => {
                    this.queue.retry(item);
                  }}
                >
                  Try again
                </button>`
              : nothing
          }
          <button
            type="button"
            class="icon"
            aria-label=${bad ? `Close the message about ${file.name}` : `Cancel ${file.name}`}
            title=${bad ? 'Close' : 'Cancel'}
            @click=${() => {
              this.queue.remove(item);
            }}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18" /></svg>
          </button>
        </span>
        ${item.stage === 'sending' || item.stage === 'checking' ? bar(item.sent / file.size, file.name) : nothing}
      </li>
    `;
  }

  private pickFiles() {
    this.filesInput.click();
  }

  private pickFolder() {
    this.folderInput.click();
  }

  private onPicked(event: Event) {
    const input = event.target as HTMLInputElement;
    this.take(ofInput(input.files ?? []));
    input.value = '';
  }

  private onResume() {
    this.queue.resume();
  }

  private onCancelAll() {
    this.queue.removeAll();
  }

  private take(all: Chosen[]) {
    if (this.disabled) return;
    this.leftOut = 0;
    const wish = { pipeline: this.pipeline, options: this.options, priority: Number(this.priority) || 0 };
    for (const chosen of all) {
      const problem = this.problem(chosen.file);
      if (!problem) this.queue.add(chosen, wish);
      else if (chosen.folder && problem === NO_PHOTO) this.leftOut++;
      else this.queue.refuse(chosen, problem, wish);
    }
  }

  private problem(file: File): string | undefined {
    const name = file.name.toLowerCase();
    const kinds = String(this.accept).split(',').filter(Boolean);
    if (kinds.length > 0 && !kinds.some((kind) => name.endsWith(kind.trim().toLowerCase()))) return NO_PHOTO;
    if (file.size === 0) return 'The file is empty. Choose another one.';
    if (this.maxBytes > 0 && file.size > this.maxBytes && !name.endsWith('.zip')) {
      return `The file has ${bytes(file.size)}; at most ${bytes(this.maxBytes)} are taken. Make it smaller, then try again.`;
    }
    return undefined;
  }
}

/** What browsers with the Navigation API say about a page that is about to be left; types do not know it yet. */
type NavigateEventLike = Event & {
  readonly userInitiated: boolean;
  readonly destination: { readonly sameDocument: boolean };
};

const navigation = (
  globalThis as {
    navigation?: {
      addEventListener(kind: 'navigate', listener: (event: NavigateEventLike) => void): void;
      removeEventListener(kind: 'navigate', listener: (event: NavigateEventLike) => void): void;
    };
  }
).navigation;

const NO_PHOTO = 'By its name this is no photo that can be restored here. Choose another file.';

function stageWords(item: Item): string {
  switch (item.stage) {
    case 'waiting':
      return item.sentence || bytes(item.chosen.file.size);
    case 'sending':
      return `${bytes(item.sent)} of ${bytes(item.chosen.file.size)}`;
    case 'checking':
      return 'Checking the photo';
    case 'refused':
    case 'failed':
      return item.sentence;
  }
}

function bar(part: number, name: string) {
  const percent = Math.round(100 * Math.min(1, Math.max(0, part)));
  return html`<span
    class="bar"
    role="progressbar"
    aria-label=${name}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
    style="--part: ${percent}%"
  ></span>`;
}

function sum(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-intake': PhotoIntake;
  }
}
