import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

const FORGET_AFTER = 3000;

/** A text to read, with a button that copies it; the text is selected when the browser does not let it be copied. */
@customElement('copy-text')
export class CopyText extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 0.375rem;
    }

    label {
      font-size: 0.875rem;
      font-weight: 500;
    }

    div {
      display: flex;
      gap: 0.5rem;
    }

    input {
      flex: 1;
      min-width: 0;
      box-sizing: border-box;
      padding: 0.5rem 0.625rem;
      font: inherit;
      font-family: ui-monospace, monospace;
      font-size: 0.875rem;
      color: inherit;
      background: var(--raim-sunken, transparent);
      border: 1px solid var(--raim-line-strong, currentColor);
      border-radius: 0.5rem;
    }

    button {
      padding: 0.5rem 0.875rem;
      font: inherit;
      font-weight: 500;
      color: inherit;
      background: none;
      border: 1px solid var(--raim-line-strong, currentColor);
      border-radius: 0.5rem;
      cursor: pointer;
    }

    :focus-visible {
      outline: 2px solid var(--vaadin-focus-ring-color, currentColor);
      outline-offset: 2px;
    }
  `;

  @property() label = '';
  @property() text = '';
  @state() private said = '';
  @query('input') private field!: HTMLInputElement;

  override render() {
    return html`
      <label for="text">${this.label}</label>
      <div>
        <input id="text" readonly .value=${this.text} @focus=${this.select} />
        <button type="button" @click=${this.copy}>${this.said || 'Copy'}</button>
      </div>
      <span role="status" hidden>${this.said}</span>
    `;
  }

  private select() {
    this.field.select();
  }

  private async copy() {
    this.said = (await this.put()) ? 'Copied' : 'Press Ctrl+C';
    this.field.select();
    setTimeout(() => {
      this.said = '';
    }, FORGET_AFTER);
  }

  /** Plain HTTP has no clipboard for scripts. */
  private async put(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text);
      return true;
    } catch {
      return false;
    }
  }
}
