import { DetailedError, Upload } from 'tus-js-client';

/** What the server made of a file. */
export type Outcome = {
  readonly photos: readonly { id: string; folder: string; fileName: string; jobId?: string }[];
  readonly refused: readonly { name: string; sentence: string }[];
};

/** How one try to send a file ended. */
export type Ending =
  | { readonly kind: 'taken'; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'away' }
  | { readonly kind: 'busy'; readonly sentence: string; readonly patient?: boolean };

/** A file to send, and where the server keeps what it has of it. */
export type Parcel = {
  readonly file: File;
  readonly metadata: Record<string, string>;
  /** Names this upload, so that it can be found again after the page was loaded anew. */
  readonly fingerprint: string;
  url?: string;
};

/** Small enough for most proxies, and all that a broken connection can cost. */
const CHUNK = 16 * 1024 * 1024;
const ASK_EVERY = 1000;

/** One try; {@link stop} ends it, and a later try goes on where this one was. */
export class Sending {
  readonly ended: Promise<Ending>;
  private readonly upload: Upload;
  private finish!: (ending: Ending) => void;
  private stopped = false;

  constructor(endpoint: string, parcel: Parcel, onProgress: (bytes: number) => void) {
    this.ended = new Promise((resolve) => (this.finish = resolve));
    this.upload = new Upload(parcel.file, {
      endpoint,
      uploadUrl: parcel.url ?? null,
      metadata: parcel.metadata,
      fingerprint: () => Promise.resolve(parcel.fingerprint),
      chunkSize: CHUNK,
      uploadDataDuringCreation: true,
      removeFingerprintOnSuccess: true,
      // Whether and when to try again is the queue's business: it knows of all files.
      retryDelays: null,
      onProgress,
      onUploadUrlAvailable: () => (parcel.url = this.upload.url ?? undefined),
      onSuccess: () => void this.ask(parcel),
      onError: (error) => {
        this.finish(failed(error, parcel));
      },
    });
    void this.start(parcel);
  }

  /** Leaves what the server has there. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.finish({ kind: 'away' });
    await this.upload.abort(false);
  }

  private async start(parcel: Parcel): Promise<void> {
    if (!parcel.url) {
      const [known] = await this.upload.findPreviousUploads();
      if (known) this.upload.resumeFromPreviousUpload(known);
    }
    if (!this.stopped) this.upload.start();
  }

  /** All bytes are there; asks what became of them, as the answer to the last ones may have been lost. */
  private async ask(parcel: Parcel): Promise<void> {
    while (!this.stopped) {
      try {
        const answer = await fetch(parcel.url ?? '', { headers: { Accept: 'application/json' } });
        if (!answer.ok) {
          this.finish(ofStatus(answer.status, await answer.text(), parcel));
          return;
        }
        const upload = (await answer.json()) as Outcome & { state: string };
        if (upload.state === 'TAKEN') this.finish({ kind: 'taken', outcome: upload });
        if (upload.state === 'REFUSED')
          this.finish({ kind: 'refused', sentence: upload.refused[0]?.sentence ?? 'The server did not take it.' });
        if (upload.state === 'TAKEN' || upload.state === 'REFUSED') return;
      } catch {
        this.finish({ kind: 'away' });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
    }
  }
}

/** Tells the server to forget a file that is only partly there; it would do so by itself in a day. */
export function forget(parcel: Parcel): void {
  if (parcel.url) void Upload.terminate(parcel.url, { retryDelays: null }).catch(() => undefined);
}

function failed(error: Error | DetailedError, parcel: Parcel): Ending {
  const response = error instanceof DetailedError ? error.originalResponse : undefined;
  if (!response) return error instanceof DetailedError ? { kind: 'away' } : { kind: 'refused', sentence: UNREADABLE };
  return ofStatus(response.getStatus(), response.getBody(), parcel);
}

function ofStatus(status: number, body: string, parcel: Parcel): Ending {
  const sentence = detail(body);
  switch (status) {
    case 0:
      return { kind: 'away' };
    case 401:
      return { kind: 'signed-out' };
    case 404:
    case 410:
      // It expired: the next try begins anew.
      parcel.url = undefined;
      return { kind: 'busy', sentence };
    case 409:
      // Before there is an upload a conflict is the last word; afterwards another tab may send the same file.
      return parcel.url ? { kind: 'busy', sentence } : { kind: 'refused', sentence };
    case 429:
      // Others, or a quota, are in the way: that passes, however long it takes.
      return { kind: 'busy', sentence, patient: true };
    case 423:
    case 502:
    case 503:
    case 504:
    case 507:
      return { kind: 'busy', sentence };
    default:
      return status >= 500 ? { kind: 'busy', sentence } : { kind: 'refused', sentence };
  }
}

const UNREADABLE = 'The file cannot be read any more: it was moved, changed or deleted. Choose it again.';

function detail(problem: string): string {
  try {
    const { detail } = JSON.parse(problem) as { detail?: string };
    return detail ?? 'The server did not take it.';
  } catch {
    return 'The server did not answer as it should.';
  }
}
