/** What is filled in at the end and when nobody is there: the rating, the sheet of a chat by e-mail, the thanks. */
export const formsStyle = `
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
  @media (forced-colors: active) {
    .score input {
      border: 1px solid;
    }
    .score input:checked {
      border-width: 4px;
    }
  }
`
