import { css } from 'lit'
import type { CSSResultGroup } from 'lit'
import { signs } from './signs.js'

const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    text-align: inherit;
  }
  a {
    color: var(--accent);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  svg {
    display: block;
    flex: none;
  }
  time,
  .num {
    font-variant-numeric: tabular-nums lining-nums;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .small {
    font: var(--t-13);
  }
  .tiny {
    font: var(--t-12);
  }
  .quiet {
    color: var(--ink-2);
  }
  .faint {
    color: var(--ink-3);
  }
  .strong {
    font-weight: 600;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 14px;
    border-radius: 10px;
    font-weight: 600;
    white-space: nowrap;
    transition:
      background var(--press-time),
      box-shadow var(--press-time);
  }
  .button.low {
    min-height: 32px;
    padding: 0 11px;
    font-size: 0.8125rem;
    border-radius: 8px;
  }
  .button.tall {
    min-height: 44px;
  }
  .button.large {
    min-height: 48px;
    padding: 0 20px;
    font-size: 0.9375rem;
    border-radius: 14px;
  }
  .button.primary {
    background: var(--primary);
    color: var(--on-primary);
  }
  .button.primary:hover {
    background: var(--primary-hover);
  }
  .button.second {
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-2);
  }
  .button.second:hover {
    background: color-mix(in oklab, var(--ink) 4%, var(--surface));
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .button.ghost {
    color: var(--ink-2);
  }
  .button.ghost:hover {
    background: var(--hover);
    color: var(--ink);
  }
  .button:disabled {
    background: var(--fill);
    color: var(--ink-off);
    box-shadow: none;
    cursor: not-allowed;
  }
  .button[aria-busy='true'] {
    cursor: progress;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 10px;
    color: var(--ink-2);
  }
  .icon-button:hover,
  .icon-button[aria-expanded='true'] {
    background: var(--hover);
    color: var(--ink);
  }
  .link {
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  kbd {
    display: inline-block;
    min-width: 20px;
    padding: 0 5px;
    border: 1px solid color-mix(in oklab, currentColor 38%, transparent);
    border-bottom-width: 2px;
    border-radius: 5px;
    font: 500 0.6875rem/1rem var(--font);
    text-align: center;
  }

  .field {
    display: grid;
    gap: 6px;
  }
  .label {
    font-weight: 600;
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }
  .input {
    width: 100%;
    min-height: 44px;
    padding: 8px 12px;
    border-radius: 10px;
    border: 1px solid var(--edge);
    background: var(--surface);
    color: var(--ink);
  }
  .input::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  .input:hover {
    border-color: var(--ink-2);
  }
  .input:focus {
    outline: 2px solid var(--focus);
    outline-offset: 0;
    border-color: var(--focus);
  }
  .input[aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  .fault {
    display: flex;
    gap: 6px;
    font: var(--t-13);
    color: var(--danger);
  }
  .fault svg {
    margin-top: 2px;
  }

  .bar {
    display: block;
    height: 12px;
    border-radius: 6px;
    background: color-mix(in oklab, var(--ink) 8%, transparent);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bar.short {
    width: 40%;
    height: 9px;
  }
  .bar.half {
    width: 62%;
  }
  .bar.most {
    width: 88%;
  }
  .bar.round {
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  .empty {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 6px;
    padding: 32px;
    text-align: center;
    color: var(--ink-2);
  }
  .empty h2 {
    font: 600 0.875rem/1.25rem var(--font);
    color: var(--ink);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition-duration: 0.01ms !important;
    }
  }
  @media (forced-colors: active) {
    .button,
    .icon-button,
    .pop {
      border: 1px solid ButtonBorder;
    }
  }
  @media (max-width: 700px), (pointer: coarse) {
    .button,
    .icon-button,
    .button.low {
      min-height: 44px;
    }
    .icon-button {
      width: 44px;
      height: 44px;
    }
    kbd {
      display: none;
    }
  }
`

/** What every element of the console shares: resets, buttons, fields, small type, and the signs. */
export const pieces: CSSResultGroup = [base, signs]
