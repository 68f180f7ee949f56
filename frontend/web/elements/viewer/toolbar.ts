import { html, nothing, svg } from 'lit';
import type { Command } from './keys';
import { LETTERS, MOST, type Mode, type Picture } from './picture';

/** What the bar shows. */
export interface Bar {
  readonly mode: Mode;
  readonly zoom: string;
  readonly loupe: boolean;
  readonly playing: boolean;
  readonly slots: readonly Picture[];
  readonly pictures: readonly Picture[];
}

/** What the bar asks for. */
export interface BarActions {
  run(command: Command): void;
  choose(slot: number, id: string): void;
  add(): void;
  drop(slot: number): void;
}

const NAMES: readonly (readonly [Mode, string, unknown])[] = [
  [
    'wipe',
    'Slider',
    svg`<path d="M4 5h16v14H4zM12 3v18"/><path d="M12 5h8v14h-8z" fill="currentColor" stroke="none"/>`,
  ],
  ['side', 'Side by side', svg`<path d="M3 5h8v14H3zM13 5h8v14h-8z"/>`],
  ['flicker', 'Flicker', svg`<path d="M7 8h13v12H7z"/><path d="M4 16V4h13"/>`],
];
const LOUPE = svg`<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>`;
const SCREEN = svg`<path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5"/>`;

/** Modes, zoom, loupe and help; the pictures that are compared. */
export function toolbar(bar: Bar, actions: BarActions) {
  const many = bar.slots.length > 1;
  return html`
    <div class="bar">
      <div class="group" role="group" aria-label="Comparison">
        ${NAMES.map(
          ([mode, name, icon]) => html`
            <button
              type="button"
              title=${name}
              aria-pressed=${bar.mode === mode}
              ?disabled=${!many}
              @click=${() => {
                actions.run({ do: 'mode', mode });
              }}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg><span class="word">${name}</span>
            </button>
          `,
        )}
      </div>
      <div class="group" role="group" aria-label="Zoom">
        ${button('Smaller', '−', () => {
          actions.run({ do: 'step', direction: -1 });
        })}
        <output aria-live="off">${bar.zoom}</output>
        ${button('Larger', '+', () => {
          actions.run({ do: 'step', direction: 1 });
        })}
        ${button('Whole picture', 'Fit', () => {
          actions.run({ do: 'fit' });
        })}
        ${button('One pixel on one pixel of the screen', '1:1', () => {
          actions.run({ do: 'magnify', magnification: 1 });
        })}
      </div>
      <div class="group end">
        ${
          bar.mode === 'flicker' && many
            ? html`<button
                type="button"
                aria-pressed=${bar.playing}
                @click=${() => {
                  actions.run({ do: 'play' });
                }}
              >
                ${bar.playing ? 'Stop' : 'Play'}
              </button>`
            : nothing
        }
        ${iconButton('Loupe', LOUPE, bar.loupe, () => {
          actions.run({ do: 'loupe' });
        })}
        ${iconButton('Whole screen', SCREEN, undefined, () => {
          actions.run({ do: 'screen' });
        })}
        ${button('Keys', '?', () => {
          actions.run({ do: 'help' });
        })}
      </div>
    </div>
    ${bar.pictures.length > 1 ? choice(bar, actions) : nothing}
  `;
}

function choice(bar: Bar, actions: BarActions) {
  return html`
    <div class="choice">
      ${bar.slots.map(
        (slot, i) => html`
          <label>
            <span class="letter">${LETTERS[i]}</span>
            <select
              aria-label="Picture ${LETTERS[i]}"
              @change=${(event: Event) => {
                actions.choose(i, (event.target as HTMLSelectElement).value);
              }}
            >
              ${bar.pictures.map(
                (picture) =>
                  html`<option
                    value=${picture.id}
                    ?selected=${picture.id === slot.id}
                    .selected=${picture.id === slot.id}
                  >
                    ${picture.label}${picture.detail ? ` · ${picture.detail}` : ''}
                  </option>`,
              )}
            </select>
            ${
              i > 1
                ? button(`Take ${LETTERS[i] ?? ''} away`, '×', () => {
                    actions.drop(i);
                  })
                : nothing
            }
          </label>
        `,
      )}
      ${
        bar.slots.length < Math.min(MOST, bar.pictures.length)
          ? html`<button
              type="button"
              @click=${() => {
                actions.add();
              }}
            >
              Add another
            </button>`
          : nothing
      }
    </div>
  `;
}

function button(name: string, text: string, action: () => void) {
  return html`<button type="button" title=${name} aria-label=${name} @click=${action}>${text}</button>`;
}

function iconButton(name: string, icon: unknown, pressed: boolean | undefined, action: () => void) {
  return html`<button
    type="button"
    title=${name}
    aria-label=${name}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    @click=${action}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg>
  </button>`;
}
