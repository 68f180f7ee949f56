import { html } from 'lit';
import { KEYS } from './keys';

/** The list of keys, in a dialog that the browser closes with Escape. */
export function help(close: () => void) {
  return html`
    <dialog aria-labelledby="keys-title" @close=${close} @click=${closeOutside}>
      <div class="help">
        <div class="help-title">
          <h2 id="keys-title">Keys</h2>
          <button type="button" @click=${close}>Close</button>
        </div>
        <dl>
          ${KEYS.map(
            ([keys, meaning]) =>
              html`<div>
                <dt><kbd>${keys}</kbd></dt>
                <dd>${meaning}</dd>
              </div>`,
          )}
        </dl>
        <p>They work while the viewer has the focus. The wheel and two fingers zoom, dragging moves.</p>
      </div>
    </dialog>
  `;
}

function closeOutside(event: MouseEvent) {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}
