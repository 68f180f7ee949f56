import OpenSeadragon from 'openseadragon';

/** How the server has cut a picture. */
export interface TileSet {
  readonly width: number;
  readonly height: number;
  readonly tileSize: number;
  readonly overlap: number;
  readonly levels: number;
  /** Address of a tile with `{level}`, `{column}` and `{row}`. */
  readonly template: string;
}

const asked = new Map<string, Promise<TileSet>>();

/** What is at the address; a sentence for the person as an error if it cannot be had. */
export function tileSet(address: string): Promise<TileSet> {
  let answer = asked.get(address);
  if (!answer) {
    answer = ask(address);
    asked.set(address, answer);
    answer.catch(() => asked.delete(address));
  }
  return answer;
}

async function ask(address: string): Promise<TileSet> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!response) throw new Error('The server did not answer. Check the connection, then try again.');
  if (response.ok) return (await response.json()) as TileSet;
  if (response.status === 401) throw new Error('You are signed out. Reload this page to sign in again.');
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(problem.detail ?? `The picture could not be loaded (${response.status}).`);
}

/** Fetches tiles and decodes them off the main thread. */
export class Tiles extends OpenSeadragon.TileSource {
  constructor(private readonly set: TileSet) {
    super({
      width: set.width,
      height: set.height,
      tileSize: set.tileSize,
      tileOverlap: set.overlap,
      minLevel: 0,
      maxLevel: set.levels - 1,
    });
  }

  override getTileUrl(level: number, column: number, row: number): string {
    return this.set.template
      .replace('{level}', String(level))
      .replace('{column}', String(column))
      .replace('{row}', String(row));
  }

  override hasTransparency(): boolean {
    return false;
  }

  override downloadTileStart(job: OpenSeadragon.ImageJob) {
    const abort = new AbortController();
    (job.userData as { abort?: AbortController }).abort = abort;
    load(job.src, abort.signal).then(
      (context) => {
        job.finish(context, null, 'context2d');
      },
      (error: unknown) => {
        if (!abort.signal.aborted) job.fail(String(error), null);
      },
    );
  }

  override downloadTileAbort(job: OpenSeadragon.ImageJob) {
    (job.userData as { abort?: AbortController }).abort?.abort();
  }
}

async function load(address: string, signal: AbortSignal): Promise<CanvasRenderingContext2D> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser cannot draw');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context;
}
