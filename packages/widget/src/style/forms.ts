/** Everything that is filled in: the rating and the forms. */
export const formsStyle = `
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
  .done {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    color: var(--live);
    box-shadow: inset 0 0 0 2px currentColor;
  }
  .fold summary {
    min-block-size: 28px;
    margin-block: -2px;
    cursor: pointer;
  }
  .fold form {
    display: grid;
    gap: 12px;
    margin-block-start: 12px;
  }
  .card {
    flex: none;
    display: grid;
    gap: 12px;
    margin: 4px 16px 8px;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 18px;
  }
  .card .ask {
    font-size: 15px;
    line-height: 23px;
  }
  .card .label {
    margin-block-end: -6px;
  }
  .may {
    font-weight: 400;
    color: var(--ink-3);
  }
  .thanks {
    grid-template-columns: auto 1fr;
    align-items: center;
    color: var(--live);
  }
  .thanks span {
    color: var(--ink);
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 8px;
  }
  .score {
    display: grid;
    place-items: center;
    block-size: 48px;
    font-size: 18px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .score > * {
    grid-area: 1 / 1;
  }
  .score span {
    pointer-events: none;
    z-index: 1;
  }
  .score input {
    appearance: none;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    border-radius: 14px;
    box-shadow: inset 0 0 0 1px var(--edge);
    cursor: pointer;
  }
  .score input:hover {
    background: var(--hover);
  }
  .score input:checked {
    background: var(--fill-brand);
    box-shadow: inset 0 0 0 1px var(--soft-edge);
  }
  .score input:checked + span {
    color: var(--on-brand);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    margin-block-start: -4px;
    font-size: 13px;
    line-height: 20px;
    color: var(--ink-3);
  }
  .ends b {
    color: var(--ink);
    text-align: center;
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
  @media (forced-colors: active) {
    .score input {
      border: 1px solid;
    }
    .score input:checked {
      border-width: 4px;
    }
  }
`
