import { css } from 'lit'

/** The look of the emoji to choose from. */
export const emojiPickerStyles = css`
  :host {
    display: contents;
  }
  .pop {
    position: absolute;
    z-index: 15;
    inset-block-end: calc(100% + 6px);
    inset-inline-end: 0;
    width: min(376px, 100%);
    padding: 12px;
  }
  .groups {
    display: flex;
    justify-content: space-between;
    margin-block: 8px 4px;
  }
  .groups button,
  [role='row'] button {
    display: grid;
    place-items: center;
    font-family: var(--font), 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji';
  }
  .groups button {
    flex: 0 1 36px;
    min-width: 0;
    height: 36px;
    border-radius: 10px;
    font-size: 1.125rem;
    line-height: 1;
    filter: grayscale(0.9);
    opacity: 0.75;
  }
  .groups button:hover,
  .groups button[aria-pressed='true'] {
    background: var(--hover);
    filter: none;
    opacity: 1;
  }
  .groups button[aria-pressed='true'] {
    box-shadow: inset 0 -2px var(--accent);
  }
  .cells {
    block-size: min(248px, 34dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .title {
    padding: 6px 4px 4px;
    font: 500 0.75rem/1rem var(--font);
    color: var(--ink-3);
  }
  [role='row'] {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }
  [role='row'] button {
    width: 100%;
    height: 40px;
    border-radius: 10px;
    font-size: 1.375rem;
    line-height: 1;
  }
  [role='row'] button:hover,
  [role='row'] button:focus-visible {
    background: var(--hover);
  }
  [role='row'] button:focus-visible {
    outline-offset: -2px;
  }
  .none {
    padding: 32px 12px;
    text-align: center;
  }
  .name {
    min-height: 1.25rem;
    padding: 6px 4px 0;
    border-top: 1px solid var(--line);
    font: var(--t-13);
    color: var(--ink-2);
  }
`
