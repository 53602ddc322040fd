/** Everything that is filled in: the rating and the forms. */
export const formsStyle = `
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
