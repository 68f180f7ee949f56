import { forget, Sending, type Ending, type Outcome, type Parcel } from './sending';
import type { Chosen } from './sources';

/** Where one file stands. */
export type Stage = 'waiting' | 'sending' | 'checking' | 'refused' | 'failed';

/** Whether files are being sent, and if not, why. */
export type Mode = 'sending' | 'offline' | 'signed-out';

/** A file in the queue. */
export type Item = {
  readonly chosen: Chosen;
  readonly parcel: Parcel;
  stage: Stage;
  sent: number;
  sentence: string;
  tries: number;
  notBefore: number;
  sending?: Sending;
};

/** What is wished for files that are added now. */
export type Wish = { readonly pipeline: string; readonly options: string; readonly priority: number };

const PARALLEL = 3;
const MOST_TRIES = 8;
const LONGEST_WAIT = 15_000;

/**
 * Sends files a few at a time, and keeps each until the server has taken it: through broken connections, servers that
 * start anew, and sessions that end.
 */
export class IntakeQueue {
  readonly items: Item[] = [];
  mode: Mode = 'sending';
  /** Of this batch, which ends when nothing is left to send. */
  done = 0;
  doneBytes = 0;
  private pause = 1000;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly endpoint: () => string,
    private readonly changed: () => void,
    private readonly arrived: (item: Item, outcome: Outcome) => void,
  ) {}

  /** Files that are not yet with the server. */
  get open(): number {
    return this.items.filter(isOpen).length;
  }

  /** Adds a file, unless the same one is on its way already. */
  add(chosen: Chosen, wish: Wish): void {
    if (this.open === 0) {
      this.done = 0;
      this.doneBytes = 0;
    }
    const parcel = parcelOf(chosen, wish);
    if (this.items.some((item) => isOpen(item) && item.parcel.fingerprint === parcel.fingerprint)) return;
    this.items.push({ chosen, parcel, stage: 'waiting', sent: 0, sentence: '', tries: 0, notBefore: 0 });
    this.pump();
  }

  /** Shows a file that is not even sent, with the reason. */
  refuse(chosen: Chosen, sentence: string, wish: Wish): void {
    const parcel = parcelOf(chosen, wish);
    this.items.push({ chosen, parcel, stage: 'refused', sent: 0, sentence, tries: 0, notBefore: 0 });
    this.changed();
  }

  /** Takes a file out, whatever it is at. */
  remove(item: Item): void {
    const open = isOpen(item);
    this.drop(item);
    if (open) {
      void (item.sending?.stop() ?? Promise.resolve()).then(() => {
        forget(item.parcel);
      });
    }
    this.pump();
  }

  removeAll(): void {
    for (const item of this.items.filter(isOpen)) this.remove(item);
  }

  /** Tries a file again that was given up. */
  retry(item: Item): void {
    item.stage = 'waiting';
    item.tries = 0;
    item.notBefore = 0;
    this.pump();
  }

  /** Goes on after the connection or the person is back. */
  resume(): void {
    this.mode = 'sending';
    clearTimeout(this.timer);
    this.pump();
  }

  private pump(): void {
    const now = Date.now();
    while (this.mode === 'sending' && this.items.filter((item) => item.sending).length < PARALLEL) {
      const next = this.items.find((item) => item.stage === 'waiting' && item.notBefore <= now);
      if (!next) break;
      void this.send(next);
    }
    const later = this.items.filter((item) => item.stage === 'waiting' && item.notBefore > now);
    if (this.mode === 'sending' && later.length > 0) {
      this.wake(Math.min(...later.map((item) => item.notBefore)) - now);
    }
    this.changed();
  }

  private async send(item: Item): Promise<void> {
    item.stage = 'sending';
    const sending = new Sending(this.endpoint(), item.parcel, (bytes) => {
      item.sent = bytes;
      item.stage = bytes >= item.chosen.file.size ? 'checking' : 'sending';
      this.changed();
    });
    item.sending = sending;
    const ending = await sending.ended;
    item.sending = undefined;
    if (this.items.includes(item)) this.end(item, ending);
    this.pump();
  }

  private end(item: Item, ending: Ending): void {
    switch (ending.kind) {
      case 'taken':
        this.pause = 1000;
        this.done++;
        this.doneBytes += item.chosen.file.size;
        this.drop(item);
        this.arrived(item, ending.outcome);
        for (const { name, sentence } of ending.outcome.refused) this.leftOut(item, name, sentence);
        return;
      case 'refused':
        item.stage = 'refused';
        item.sentence = ending.sentence;
        return;
      case 'signed-out':
        item.stage = 'waiting';
        this.mode = 'signed-out';
        return;
      case 'away':
        item.stage = 'waiting';
        if (this.mode === 'sending') this.waitForConnection();
        return;
      case 'busy':
        item.tries = Math.min(item.tries + 1, ending.patient ? MOST_TRIES - 1 : MOST_TRIES);
        item.sentence = ending.sentence;
        item.stage = item.tries < MOST_TRIES ? 'waiting' : 'failed';
        item.notBefore = Date.now() + Math.min(LONGEST_WAIT, 1000 * 2 ** item.tries) * (0.75 + Math.random() / 2);
        return;
    }
  }

  private leftOut(archive: Item, name: string, sentence: string): void {
    const file = new File([], `${archive.chosen.file.name}: ${name}`);
    const wish = { pipeline: '', options: '', priority: 0 };
    this.refuse({ file, folder: archive.chosen.folder }, sentence, wish);
  }

  private waitForConnection(): void {
    this.mode = 'offline';
    this.wake(this.pause);
    this.pause = Math.min(LONGEST_WAIT, this.pause * 2);
  }

  private wake(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.mode !== 'signed-out') this.resume();
    }, after);
  }

  private drop(item: Item): void {
    const at = this.items.indexOf(item);
    if (at >= 0) this.items.splice(at, 1);
  }
}

export function isOpen(item: Item): boolean {
  return item.stage === 'waiting' || item.stage === 'sending' || item.stage === 'checking';
}

function parcelOf({ file, folder }: Chosen, wish: Wish): Parcel {
  const metadata: Record<string, string> = { filename: file.name, key: key() };
  if (folder) metadata.folder = folder;
  if (wish.pipeline) {
    metadata.pipeline = wish.pipeline;
    if (wish.options) metadata.options = wish.options;
    if (wish.priority > 0) metadata.priority = String(wish.priority);
  }
  const facts = [tab(), folder, file.name, file.size, file.lastModified, wish.pipeline, wish.options];
  return { file, metadata, fingerprint: `raim-${facts.join('|')}` };
}

/** Unlike `crypto.randomUUID` this is there without TLS, too. */
function key(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Two tabs that send the same file must not go on with each other's upload; a tab that is loaded anew may. */
function tab(): string {
  try {
    const known = sessionStorage.getItem('raim-tab') ?? key();
    sessionStorage.setItem('raim-tab', known);
    return known;
  } catch {
    return key();
  }
}
