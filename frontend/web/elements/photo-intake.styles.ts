import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    min-width: 0;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .zone {
    flex: 1;
    box-sizing: border-box;
    min-height: 13rem;
    padding: 1.25rem;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 1rem;
    text-align: center;
    background: var(--raim-surface, Canvas);
    border: 1.5px dashed var(--raim-line-strong, GrayText);
    border-radius: var(--raim-radius, 0.875rem);
  }
  .zone[data-over] {
    border-color: var(--raim-accent, Highlight);
    background: var(--raim-accent-soft, Canvas);
  }
  :host([disabled]) .zone {
    opacity: 0.6;
  }
  :host([compact]) .zone {
    min-height: 0;
    flex-direction: row;
    flex-wrap: wrap;
    justify-content: space-between;
    text-align: start;
    padding: 0.875rem 1rem;
  }
  :host([compact]) .words {
    align-items: start;
  }
  :host([compact]) .words svg {
    display: none;
  }
  .words {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.25rem;
    max-width: 24rem;
    min-width: 0;
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
  .words svg {
    width: 2.25rem;
    height: 2.25rem;
    margin-bottom: 0.375rem;
    color: var(--raim-quiet, GrayText);
  }
  .title {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .facts,
  .quiet,
  .stage {
    font-size: 0.875rem;
    line-height: 1.5;
    color: var(--raim-quiet, GrayText);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
  }
  button {
    box-sizing: border-box;
    min-height: 2.25rem;
    padding: 0.25rem 0.875rem;
    font: inherit;
    font-weight: 500;
    color: inherit;
    background: none;
    border: 1px solid var(--raim-line-strong, GrayText);
    border-radius: 0.5rem;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: color-mix(in srgb, currentColor 6%, transparent);
  }
  button.primary {
    color: light-dark(oklch(1 0 0), oklch(0.18 0 0));
    background: var(--raim-accent, Highlight);
    border-color: transparent;
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--raim-accent, Highlight) 88%, light-dark(black, white));
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  button.icon {
    display: grid;
    place-items: center;
    width: 2.25rem;
    padding: 0;
    border: 0;
  }
  :focus-visible {
    outline: 2px solid var(--vaadin-focus-ring-color, Highlight);
    outline-offset: 1px;
  }
  p {
    margin: 0;
  }
  .notice {
    display: grid;
    gap: 0.75rem;
    padding: 0.875rem 1rem;
    border-radius: var(--raim-radius, 0.875rem);
    background: var(--raim-accent-soft, Canvas);
    border: 1px solid color-mix(in srgb, var(--raim-accent, Highlight) 35%, transparent);
  }
  .notice > button {
    justify-self: start;
  }
  .total {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  .bar {
    flex-basis: 100%;
    grid-column: 1 / -1;
    display: block;
    height: 4px;
    border-radius: 2px;
    overflow: hidden;
    background: var(--raim-line, GrayText);
  }
  .bar::before {
    content: '';
    display: block;
    height: 100%;
    width: var(--part);
    background: var(--raim-accent, Highlight);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    max-height: 18rem;
    overflow: auto;
    background: var(--raim-surface, Canvas);
    border: 1px solid var(--raim-line, GrayText);
    border-radius: var(--raim-radius, 0.875rem);
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
    padding: 0.5rem 0.5rem 0.5rem 0.75rem;
  }
  li + li {
    border-top: 1px solid var(--raim-line, GrayText);
  }
  file-thumbnail {
    grid-row: 1 / span 2;
  }
  li.quiet {
    display: block;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 500;
  }
  .stage {
    grid-row: 2;
    grid-column: 2;
    min-width: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .actions {
    grid-row: 1 / span 2;
    grid-column: 3;
    display: flex;
    gap: 0.25rem;
  }
  li[data-tone='bad'] .stage {
    color: var(--raim-bad, inherit);
  }
  @media (hover: none) and (pointer: coarse) {
    .folder {
      display: none;
    }
  }
`;
