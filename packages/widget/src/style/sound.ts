/** The switch for the sound of messages. */
export const soundStyle = `
  .sound {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    margin-block-start: 4px;
    font-size: 14px;
    line-height: 20px;
    color: var(--ink-2);
  }
  .sound input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--brand-text);
  }
`
