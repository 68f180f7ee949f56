import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-height: 16rem;
    --viewer-line: var(--raim-line, #ccc);
    --viewer-focus: var(--vaadin-focus-ring-color, Highlight);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .viewer {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    height: 100%;
  }
  :host(:fullscreen) .viewer {
    box-sizing: border-box;
    padding: 0.5rem;
    background: var(--aura-background-color, Canvas);
  }
  .bar,
  .choice,
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .group {
    gap: 0;
    flex-wrap: nowrap;
  }
  .group.end {
    margin-inline-start: auto;
    gap: 0.25rem;
  }
  button,
  select {
    box-sizing: border-box;
    min-height: 2.125rem;
    margin: 0;
    padding: 0.25rem 0.7rem;
    font: inherit;
    font-size: 0.875rem;
    font-weight: 500;
    color: inherit;
    background: var(--raim-surface, Canvas);
    border: 1px solid var(--raim-line-strong, #888);
    border-radius: var(--vaadin-radius-m, 0.5rem);
    cursor: pointer;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4rem;
    min-width: 2.125rem;
  }
  .group:not(.end) > * {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .group:not(.end) > :first-child {
    border-start-start-radius: var(--vaadin-radius-m, 0.5rem);
    border-end-start-radius: var(--vaadin-radius-m, 0.5rem);
    margin-inline-start: 0;
  }
  .group:not(.end) > :last-child {
    border-start-end-radius: var(--vaadin-radius-m, 0.5rem);
    border-end-end-radius: var(--vaadin-radius-m, 0.5rem);
  }
  output {
    box-sizing: border-box;
    display: grid;
    place-items: center;
    min-width: 4rem;
    min-height: 2.125rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    border: 1px solid var(--raim-line-strong, #888);
    border-inline: 0;
    background: var(--raim-surface, Canvas);
  }
  button:hover:not(:disabled),
  select:hover {
    background: color-mix(in srgb, currentColor 7%, var(--raim-surface, Canvas));
  }
  button:disabled {
    cursor: default;
    color: var(--raim-quiet, GrayText);
  }
  button[aria-pressed='true']:not(:disabled) {
    color: var(--aura-accent-text-color, inherit);
    background: var(--raim-accent-soft, #eee);
    border-color: var(--raim-accent, currentColor);
    z-index: 1;
  }
  :is(button, select, .stage, .divider):focus-visible {
    outline: 2px solid var(--viewer-focus);
    outline-offset: 1px;
    z-index: 2;
  }
  svg {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .choice label {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-width: 0;
    font-size: 0.875rem;
  }
  .letter {
    font-weight: 600;
  }
  select {
    min-width: 0;
    max-width: min(19rem, 70vw);
    padding-inline: 0.5rem 0.25rem;
    text-overflow: ellipsis;
  }
  .stage {
    position: relative;
    flex: 1;
    min-height: 12rem;
    overflow: hidden;
    background: var(--raim-sunken, #222);
    border-radius: 0.5rem;
    isolation: isolate;
    user-select: none;
    touch-action: none;
  }
  .pane {
    position: absolute;
    overflow: hidden;
    background: var(--raim-sunken, #222);
    cursor: grab;
  }
  .pane:active {
    cursor: grabbing;
  }
  .label {
    position: absolute;
    z-index: 3;
    box-sizing: content-box;
    padding: 0.15rem 0.6rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    line-height: 1.5;
    color: #fff;
    background: rgb(0 0 0 / 72%);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    pointer-events: none;
  }
  .divider {
    position: absolute;
    z-index: 4;
    top: 0;
    bottom: 0;
    width: 2.75rem;
    margin-inline-start: -1.375rem;
    display: grid;
    place-items: center;
    cursor: ew-resize;
    touch-action: none;
  }
  .divider::before {
    content: '';
    position: absolute;
    top: 0;
    bottom: 0;
    width: 2px;
    background: #fff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 35%);
  }
  .divider:focus-visible {
    outline: none;
  }
  .divider:focus-visible .grip {
    outline: 3px solid var(--viewer-focus);
    outline-offset: 2px;
  }
  .grip {
    position: relative;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: #fff;
    box-shadow:
      0 0 0 1px rgb(0 0 0 / 20%),
      0 2px 10px rgb(0 0 0 / 35%);
  }
  .grip::before,
  .grip::after {
    content: '';
    position: absolute;
    top: 50%;
    width: 0.45rem;
    height: 0.45rem;
    border: solid #222;
    border-width: 0 0 2px 2px;
  }
  .grip::before {
    left: 0.6rem;
    transform: translateY(-50%) rotate(45deg);
  }
  .grip::after {
    right: 0.6rem;
    transform: translateY(-50%) rotate(225deg);
  }
  .loupe {
    position: absolute;
    z-index: 5;
    display: flex;
    overflow: hidden;
    border-radius: 0.5rem;
    box-shadow:
      0 0 0 2px #fff,
      0 0 0 3px rgb(0 0 0 / 50%),
      0 6px 24px rgb(0 0 0 / 45%);
    pointer-events: none;
  }
  .lens-frame {
    position: relative;
    background: var(--raim-sunken, #222);
  }
  .lens-frame + .lens-frame {
    box-shadow: -1px 0 0 #fff;
  }
  .lens-frame span {
    position: absolute;
    left: 0.375rem;
    bottom: 0.375rem;
    padding: 0 0.4rem;
    border-radius: 999px;
    font-size: 0.75rem;
    line-height: 1.5;
    color: #fff;
    background: rgb(0 0 0 / 72%);
  }
  .trouble {
    position: absolute;
    z-index: 6;
    inset: auto 0.75rem 0.75rem;
    margin: 0;
    padding: 0.75rem 1rem;
    border-radius: 0.5rem;
    background: var(--raim-bad-soft, #fee);
    border: 1px solid var(--raim-bad, #c00);
  }
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  dialog {
    max-width: min(34rem, calc(100vw - 2rem));
    padding: 0;
    border: 1px solid var(--raim-line, #ccc);
    border-radius: var(--raim-radius, 0.875rem);
    color: inherit;
    background: var(--raim-surface, Canvas);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  .help {
    padding: 1.25rem;
    font-size: 0.9375rem;
    line-height: 1.5;
  }
  .help-title {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    margin: 0;
    font-size: 1.125rem;
  }
  dl {
    display: grid;
    gap: 0.35rem;
    margin: 0.75rem 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 6.5rem minmax(0, 1fr);
    gap: 0.75rem;
  }
  dd,
  dt,
  .help p {
    margin: 0;
  }
  .help p {
    color: var(--raim-quiet, inherit);
  }
  kbd {
    padding: 0.05rem 0.4rem;
    border: 1px solid var(--raim-line-strong, #888);
    border-radius: 0.3rem;
    font: inherit;
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  @media (width < 40rem) {
    .word {
      display: none;
    }
    .bar {
      gap: 0.5rem;
    }
    .choice label {
      flex: 1 1 9rem;
    }
    select {
      flex: 1;
      max-width: none;
    }
    output {
      min-width: 3.25rem;
    }
    button {
      padding-inline: 0.5rem;
    }
  }
`;
