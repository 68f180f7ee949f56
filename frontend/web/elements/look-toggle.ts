import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** The system's light or dark, or always one of them. */
export type Look = 'system' | 'light' | 'dark';

const NEXT: Readonly<Record<Look, Look>> = { system: 'light', light: 'dark', dark: 'system' };
const KEY = 'raim-look';
const WORDS: Readonly<Record<Look, string>> = {
  system: 'Look: as the system',
  light: 'Look: light',
  dark: 'Look: dark',
};
const ICONS: Readonly<Record<Look, unknown>> = {
  system: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>`,
  light: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5"/>`,
  dark: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
};

/**
 * A button that goes from the system's look to light, dark and back, and remembers the choice in this browser.
 *
 * @fires look-changed - detail `{look}`
 */
@customElement('look-toggle')
export class LookToggle extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
    }
    button {
      all: unset;
      box-sizing: border-box;
      display: grid;
      place-items: center;
      width: 2.5rem;
      height: 2.5rem;
      border-radius: 0.625rem;
      cursor: pointer;
    }
    button:hover {
      background: color-mix(in srgb, currentColor 8%, transparent);
    }
    button:focus-visible {
      outline: 2px solid var(--vaadin-focus-ring-color, Highlight);
    }
    svg {
      width: 1.25rem;
      height: 1.25rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  /** What is shown now; anything but `light` and `dark` is the system's. */
  @property({ reflect: true }) look: Look = remembered();

  protected override render() {
    const look = known(this.look);
    return html`
      <button type="button" title=${WORDS[look]} aria-label="${WORDS[look]}. Change it" @click=${this.onClick}>
        <svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[look]}</svg>
      </button>
    `;
  }

  private onClick() {
    this.look = NEXT[known(this.look)];
    remember(this.look);
    show(this.look);
    this.dispatchEvent(new CustomEvent('look-changed', { detail: { look: this.look } }));
  }
}

function known(look: unknown): Look {
  return look === 'light' || look === 'dark' ? look : 'system';
}

function show(look: Look) {
  if (look === 'system') delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = look;
}

function remembered(): Look {
  try {
    return known(localStorage.getItem(KEY));
  } catch {
    return 'system';
  }
}

function remember(look: Look) {
  try {
    localStorage.setItem(KEY, look);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'look-toggle': LookToggle;
  }
}
