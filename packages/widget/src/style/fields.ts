/** Fields, choices and what is wrong with them. */
export const fieldsStyle = `
  .sheet {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .sheet .body {
    gap: 16px;
    padding-block-start: 12px;
  }
  .lead {
    color: var(--ink-2);
  }
  .entry {
    display: grid;
    gap: 4px;
  }
  .field[aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  .choices {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .choices > * {
    grid-column: 1 / -1;
  }
  .choices > .choice {
    grid-column: auto;
  }
  .choices legend {
    margin-block-end: 6px;
    padding: 0;
  }
  .choice {
    display: grid;
    align-items: center;
    min-block-size: 48px;
    text-align: center;
    cursor: pointer;
  }
  .choice > * {
    grid-area: 1 / 1;
  }
  .choice input {
    appearance: none;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    border-radius: 12px;
    box-shadow: inset 0 0 0 1px var(--edge);
    cursor: pointer;
  }
  .choice span {
    padding: 4px 8px;
    pointer-events: none;
    z-index: 1;
  }
  .choice input:checked {
    background: var(--brand-soft);
    box-shadow: inset 0 0 0 2px var(--brand-text);
  }
  .choice input:checked + span {
    font-weight: 600;
  }
  .may {
    font-weight: 400;
    color: var(--ink-3);
  }
  .field {
    inline-size: 100%;
    min-block-size: 48px;
    max-block-size: 140px;
    padding: 11px 14px;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--surface);
    font-size: 16px;
    line-height: 22px;
    resize: none;
    field-sizing: content;
  }
  .field:focus {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
    border-color: var(--focus);
  }
  .fault {
    display: flex;
    gap: 6px;
    align-items: center;
    font-size: 13px;
    line-height: 20px;
    color: var(--danger);
  }
  .tick {
    display: grid;
    grid-template-columns: 20px 1fr;
    gap: 2px 10px;
    align-items: start;
    min-block-size: 44px;
    padding-block: 10px;
    cursor: pointer;
  }
  .tick input {
    inline-size: 20px;
    block-size: 20px;
    margin: 1px 0 0;
    accent-color: var(--brand-text);
  }
  .tick + .fault {
    margin-block-start: -12px;
  }
  .sheet a {
    color: var(--brand-text);
  }
`
