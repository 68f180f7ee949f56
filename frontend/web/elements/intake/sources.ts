/** A file that a person chose, and the folder that it lay in (`''` for none). */
export type Chosen = { readonly file: File; readonly folder: string };

const CLUTTER = /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini)$/i;

/** Files of an input; one that picks folders says where each file lies. */
export function ofInput(files: Iterable<File>): Chosen[] {
  return [...files].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) })).filter(wanted);
}

/**
 * Files and whole folders that were dropped.
 *
 * To be called while the event is handled: afterwards the browser has forgotten what was dropped.
 */
export async function ofDrop(transfer: DataTransfer): Promise<Chosen[]> {
  const entries: FileSystemEntry[] = [];
  const plain: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = entry ? undefined : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file) plain.push(file);
  }
  const read = await Promise.all(entries.map((entry) => ofEntry(entry, '')));
  return [...ofInput(plain), ...read.flat()].filter(wanted);
}

/** Pictures on the clipboard; screenshots, which all have one name, get the time as theirs. */
export function ofPaste(clipboard: DataTransfer, now: Date): Chosen[] {
  return [...clipboard.files].map((file) => ({ file: named(file, now), folder: '' })).filter(wanted);
}

async function ofEntry(entry: FileSystemEntry, folder: string): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ file, folder }];
  }
  const inside = folder ? `${folder}/${entry.name}` : entry.name;
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  const read = await Promise.all(children.map((child) => ofEntry(child, inside)));
  return read.flat();
}

/** Browsers hand out a folder in pieces of a hundred. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function wanted(chosen: Chosen): boolean {
  return !CLUTTER.test(chosen.file.name);
}

function named(file: File, now: Date): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const ending = file.name.slice(file.name.lastIndexOf('.'));
  const time = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `Pasted ${time}${ending}`, { type: file.type, lastModified: file.lastModified });
}
