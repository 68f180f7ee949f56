/** One picture that can be looked at: a photo as it was, or one of its results. */
export interface Picture {
  readonly id: string;
  /** Short, such as "Original" or "quick". */
  readonly label: string;
  /** What tells it from others of the same label, such as "12.2 MP · 3 min ago"; may be empty. */
  readonly detail: string;
  /** Address of the description of its tiles. */
  readonly tiles: string;
}

/** How pictures are compared. */
export type Mode = 'wipe' | 'side' | 'flicker';

export const MODES: readonly Mode[] = ['wipe', 'side', 'flicker'];
export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export const MOST = LETTERS.length;

/** What is right about a value from outside; anything else is left out. */
export function pictures(value: unknown): Picture[] {
  if (!Array.isArray(value)) return [];
  return (value as (Partial<Picture> | null)[]).filter((item): item is Picture => {
    return typeof item?.id === 'string' && typeof item.tiles === 'string';
  });
}

/** The pictures that are compared, first those that are asked for; two of them if there are two. */
export function chosen(all: readonly Picture[], shown: readonly string[]): Picture[] {
  const wanted = shown.map((id) => all.find((picture) => picture.id === id)).filter((p) => p !== undefined);
  for (const picture of all) {
    if (wanted.length >= 2) break;
    if (!wanted.includes(picture)) wanted.push(picture);
  }
  return wanted.slice(0, MOST);
}
