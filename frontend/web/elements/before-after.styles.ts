import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-height: 12rem;
    container-type: size;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .room {
    position: relative;
    width: 100%;
    height: 100%;
    display: grid;
    place-items: center;
    overflow: hidden;
  }
  .frame {
    position: relative;
    overflow: hidden;
    cursor: ew-resize;
    touch-action: none;
    user-select: none;
    border-radius: var(--before-after-radius, 0.5rem);
  }
  :host([actual]) .frame {
    cursor: grab;
  }
  .images {
    position: absolute;
    inset: 0 auto auto 0;
    transform-origin: 0 0;
  }
  img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  :host([actual]) img {
    image-rendering: pixelated;
  }
  .divider {
    position: absolute;
    top: 0;
    bottom: 0;
    width: 2.75rem;
    margin-inline-start: -1.375rem;
    cursor: ew-resize;
    outline: none;
    display: grid;
    place-items: center;
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
  .grip {
    position: relative;
    width: 2.5rem;
    height: 2.5rem;
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
    width: 0.5rem;
    height: 0.5rem;
    border: solid #222;
    border-width: 0 0 2px 2px;
  }
  .grip::before {
    left: 0.625rem;
    transform: translateY(-50%) rotate(45deg);
  }
  .grip::after {
    right: 0.625rem;
    transform: translateY(-50%) rotate(225deg);
  }
  .divider:focus-visible .grip {
    outline: 3px solid var(--before-after-focus, Highlight);
    outline-offset: 2px;
  }
  .label {
    position: absolute;
    top: 0.75rem;
    padding: 0.2rem 0.6rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    line-height: 1.4;
    font-weight: 500;
    color: #fff;
    background: rgb(0 0 0 / 62%);
    pointer-events: none;
  }
  .left {
    left: 0.75rem;
  }
  .right {
    right: 0.75rem;
  }
  .waiting {
    position: absolute;
    inset: 0;
    border-radius: 0.5rem;
    background: currentColor;
    opacity: 0.08;
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  p {
    margin: 0;
    padding: 1rem;
  }
  @keyframes breathe {
    to {
      opacity: 0.03;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .waiting {
      animation: none;
    }
  }
`;
