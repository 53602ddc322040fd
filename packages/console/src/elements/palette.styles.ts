import { css } from 'lit'

/** The look of the palette. */
export const paletteStyles = css`
  dialog {
    width: min(600px, calc(100vw - 24px));
    max-height: min(560px, calc(100dvh - 48px));
    margin-block-start: min(13vh, 120px);
    padding: 0;
    border: 0;
    border-radius: 20px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--e-3);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  .ask {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 0 20px;
    border-bottom: 1px solid var(--line);
    color: var(--ink-3);
  }
  input {
    flex: 1;
    min-width: 0;
    height: 60px;
    border: 0;
    background: none;
    color: var(--ink);
    font: 400 1.0625rem/1.625rem var(--font);
  }
  input::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  input:focus-visible {
    outline: 0; /* the one field of the dialog, with its own cursor */
  }
  .list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 6px 8px 10px;
  }
  .group {
    padding: 10px 12px 6px;
    font: 500 0.75rem/1rem var(--font);
    color: var(--ink-3);
  }
  .option {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding: 6px 12px;
    border-radius: 10px;
    cursor: pointer;
  }
  .option[aria-selected='true'] {
    background: var(--hover);
  }
  .option > svg {
    color: var(--ink-3);
  }
  .option .side {
    flex: none;
    max-width: 45%;
  }
  .said {
    display: block;
    font: var(--t-13);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  mark {
    background: none;
    color: var(--ink);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .none {
    padding: 20px 12px;
    text-align: center;
  }
  .foot {
    display: flex;
    gap: 16px;
    align-items: center;
    padding: 10px 20px;
    border-top: 1px solid var(--line);
  }
  @media (max-width: 700px) {
    dialog {
      margin-block-start: 12px;
    }
    .foot {
      display: none;
    }
  }
`
