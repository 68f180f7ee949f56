/** What the keys do, in the order in which the help lists them. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['W', 'Slider: one picture left of it, the other right'],
  ['S', 'Side by side'],
  ['F', 'Flicker: one picture in place of the other'],
  ['Space', 'Flicker: the next picture'],
  ['P', 'Flicker: change by itself, or stop'],
  [', .', 'Move the slider left or right'],
  ['X', 'Exchange A and B'],
  ['L', 'Loupe on or off'],
  ['0', 'Whole picture'],
  ['1 … 9', 'One pixel of the picture on 1 … 9 pixels of the screen, each way'],
  ['+ −', 'Larger, smaller'],
  ['Arrow keys', 'Move the picture; with Shift, further'],
  ['M', 'Whole screen'],
  ['?', 'These keys'],
];

/** What a key asks for. */
export type Command =
  | { readonly do: 'mode'; readonly mode: 'wipe' | 'side' | 'flicker' }
  | { readonly do: 'magnify'; readonly magnification: number }
  | { readonly do: 'step'; readonly direction: 1 | -1 }
  | { readonly do: 'pan'; readonly x: number; readonly y: number }
  | { readonly do: 'split'; readonly by: number }
  | { readonly do: 'fit' | 'next' | 'play' | 'swap' | 'loupe' | 'screen' | 'help' | 'leave' };

const PAN = 64;
const FAR = 5;
const LETTERS: Readonly<Record<string, Command>> = {
  w: { do: 'mode', mode: 'wipe' },
  s: { do: 'mode', mode: 'side' },
  f: { do: 'mode', mode: 'flicker' },
  ' ': { do: 'next' },
  p: { do: 'play' },
  ',': { do: 'split', by: -2 },
  '.': { do: 'split', by: 2 },
  x: { do: 'swap' },
  l: { do: 'loupe' },
  '0': { do: 'fit' },
  '+': { do: 'step', direction: 1 },
  '=': { do: 'step', direction: 1 },
  '-': { do: 'step', direction: -1 },
  m: { do: 'screen' },
  '?': { do: 'help' },
  escape: { do: 'leave' },
};
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
};

/** The command of a key; none for keys that belong to the browser or to a control that has the focus. */
export function command(event: KeyboardEvent): Command | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest('select, input, textarea, [role="slider"]')) {
    const own = event.key.startsWith('Arrow') || target.closest('select, input, textarea');
    if (own) return undefined;
  }
  if (event.key === ' ' && target instanceof Element && target.closest('button, a')) return undefined;
  const arrow = ARROWS[event.key];
  if (arrow) {
    const far = event.shiftKey ? FAR : 1;
    return { do: 'pan', x: arrow[0] * far, y: arrow[1] * far };
  }
  if (/^[1-9]$/.test(event.key)) return { do: 'magnify', magnification: Number(event.key) };
  return LETTERS[event.key.toLowerCase()];
}
