/** Files in the conversation, and those on their way above the field to write in. */
export const filesStyle = `
  .message:has(> a) {
    padding: 8px;
  }
  .message .kept,
  .message .shown {
    display: grid;
    align-items: center;
    gap: 6px 10px;
    text-decoration: none;
    white-space: normal;
  }
  .message .kept {
    grid-template-columns: auto minmax(0, 1fr);
    padding-inline-end: 8px;
  }
  .shown img {
    display: block;
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100%;
    max-block-size: 220px;
    border-radius: 12px;
  }
  .shown img[hidden] {
    display: none;
  }
  .sheet {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 10px;
    background: color-mix(in oklab, var(--ink) 8%, transparent);
  }
  .about {
    display: grid;
    min-inline-size: 0;
    font-size: 14px;
    line-height: 20px;
  }
  .about b {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about small {
    font-size: 12px;
    line-height: 18px;
    color: var(--ink-2);
  }
  .tray {
    display: grid;
    gap: 6px;
    max-block-size: 176px;
    margin: 0 0 8px;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  .tray li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 52px;
    padding: 6px 4px 6px 14px;
    padding-inline: 14px 4px;
    border: 1px solid var(--line);
    border-radius: 14px;
  }
  .tray .about {
    flex: 1;
  }
  .tray .failed small {
    color: var(--danger);
  }
  .tray .quiet {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    margin-block: 6px;
    border: 0;
    border-radius: 2px;
    background: color-mix(in oklab, var(--ink) 12%, transparent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--brand-text);
  }
  progress::-moz-progress-bar {
    background: var(--brand-text);
  }
`
