import { css } from 'lit'

/** The look of the articles to choose from. */
export const articlePickerStyles = css`
  :host {
    display: contents;
  }
  .pop {
    position: absolute;
    z-index: 15;
    inset-block-end: calc(100% + 6px);
    inset-inline-end: 0;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    width: min(520px, 100%);
    max-height: min(400px, 50dvh);
    padding: 12px 6px 6px;
  }
  .input {
    justify-self: center;
    width: calc(100% - 12px);
  }
  .list {
    min-height: 120px;
    margin-block-start: 6px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .row {
    display: flex;
    align-items: center;
    border-radius: 10px;
  }
  .row.here,
  .row:hover {
    background: var(--hover);
  }
  .option {
    flex: 1;
    display: grid;
    gap: 2px;
    min-width: 0;
    padding: 8px 12px;
    cursor: pointer;
  }
  .option .head {
    display: flex;
    gap: 8px;
    align-items: baseline;
    min-width: 0;
  }
  .text {
    font: var(--t-13);
    color: var(--ink-2);
  }
  .none {
    padding: 32px 12px;
    text-align: center;
  }
`
