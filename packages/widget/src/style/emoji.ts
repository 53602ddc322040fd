/** The signs to choose from, above the field to write in. */
export const emojiStyle = `
  .emoji {
    max-block-size: min(232px, 34vh);
    margin-block-end: 8px;
    padding: 4px 8px 8px;
    border: 1px solid var(--line-2);
    border-radius: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    background: var(--surface);
  }
  .emoji .label {
    margin: 8px 4px 2px;
    font-size: 12px;
    line-height: 18px;
    color: var(--ink-3);
  }
  .emoji [role='row'] {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }
  .emoji button {
    inline-size: 100%;
    min-block-size: 44px;
    border-radius: 10px;
    font-size: 22px;
    line-height: 28px;
  }
  .emoji button:hover {
    background: var(--fill);
  }
  .emoji button:focus-visible {
    outline-offset: -2px;
  }
`
