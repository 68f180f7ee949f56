import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/**
 * Signs a person in again without leaving the page, so that what the page holds is not lost.
 *
 * @fires signed-in - when the server knows the person again
 */
@customElement('sign-in-again')
export class SignInAgain extends LitElement {
  static override styles = css`
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: end;
    }
    label {
      display: grid;
      gap: 0.125rem;
      flex: 1 1 9rem;
      font-size: 0.8125rem;
      font-weight: 500;
    }
    input,
    button {
      box-sizing: border-box;
      font: inherit;
      min-height: 2.25rem;
      border-radius: 0.5rem;
    }
    input {
      width: 100%;
      padding: 0.25rem 0.625rem;
      color: inherit;
      background: var(--raim-surface, Field);
      border: 1px solid var(--raim-line-strong, GrayText);
    }
    button {
      padding: 0.25rem 0.875rem;
      border: 0;
      font-weight: 600;
      color: var(--raim-on-accent, Canvas);
      background: var(--raim-accent, Highlight);
      cursor: pointer;
    }
    :focus-visible {
      outline: 2px solid var(--vaadin-focus-ring-color, Highlight);
      outline-offset: 1px;
    }
    p {
      flex-basis: 100%;
      margin: 0;
      color: var(--raim-bad, inherit);
    }
  `;

  /** Where the form goes, and an address that only a signed-in person may ask for. */
  @property() action = '/j_security_check';
  @property() probe = '/api/v1/uploads';

  @state() private sentence = '';
  @state() private busy = false;

  private readonly look = () => {
    if (!document.hidden) void this.check();
  };

  override connectedCallback() {
    super.connectedCallback();
    // Whoever signs in in another tab is signed in here.
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('focus', this.look);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('focus', this.look);
  }

  protected override render() {
    return html`
      <form @submit=${this.onSubmit}>
        <label>Name <input name="username" autocomplete="username" required /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        <button type="submit" ?disabled=${this.busy}>Sign in</button>
        ${this.sentence ? html`<p role="alert">${this.sentence}</p>` : nothing}
      </form>
    `;
  }

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.set(name, value);
    this.busy = true;
    this.sentence = '';
    try {
      await fetch(this.action, { method: 'POST', body, redirect: 'manual' });
      if (!(await this.check())) {
        this.sentence = 'This did not work. Check name and password; after several tries wait a few minutes.';
      }
    } catch {
      this.sentence = 'The server did not answer. Try again.';
    } finally {
      this.busy = false;
    }
  }

  private async check(): Promise<boolean> {
    const answer = await fetch(this.probe, { method: 'OPTIONS' }).catch(() => undefined);
    if (!answer?.ok) return false;
    this.dispatchEvent(new CustomEvent('signed-in'));
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-again': SignInAgain;
  }
}
