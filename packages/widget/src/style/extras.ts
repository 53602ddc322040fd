/** Cards, and answers to choose from. */
export const extrasStyle = `
  .message:has(> .rich) {
    inline-size: min(292px, 100%);
    max-inline-size: none;
    padding: 0;
    background: none;
    box-shadow: none;
    white-space: normal;
  }
  .rich {
    border-radius: inherit;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-2);
    overflow: hidden;
  }
  .rich img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    max-block-size: 180px;
    object-fit: cover;
    background: var(--fill);
  }
  .rich img[hidden] {
    display: none;
  }
  .said {
    padding: 11px 15px 12px;
  }
  .said b {
    font-weight: 600;
  }
  .said p {
    margin-block-start: 2px;
    font-size: 14px;
    line-height: 20px;
    color: var(--ink-2);
    white-space: pre-wrap;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    border-block-start: 1px solid var(--line-2);
    background: var(--line-2);
    margin-inline: 1px;
    margin-block-end: 1px;
  }
  .message .links a {
    flex: 1 1 auto;
    display: grid;
    place-items: center;
    min-block-size: 44px;
    padding: 6px 12px;
    background: var(--surface);
    color: var(--brand-text);
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }
  .links a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .links a:focus-visible {
    outline-offset: -3px;
  }
  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 10px -6px 0;
    white-space: normal;
  }
  .replies button {
    min-block-size: 44px;
    padding: 8px 14px;
    border: 1px solid var(--edge);
    border-radius: 14px;
    background: var(--surface);
    color: var(--brand-text);
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
    text-align: start;
  }
  .replies button:hover {
    background: var(--own);
  }
`
