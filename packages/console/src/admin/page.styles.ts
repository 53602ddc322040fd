import { css } from 'lit'

/** A part of the page that is an element of its own: the page's look without its frame. */
export const pageStyles = css`
  :host {
    display: grid;
    grid-template: auto / minmax(0, 1fr);
    height: auto;
    gap: 16px;
    background: none;
  }
  .when {
    width: 180px;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 12px;
    max-width: 760px;
  }
  .filters .field {
    align-content: end;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    width: 100%;
  }
  .box.wait {
    background: var(--wait-soft);
    box-shadow: none;
  }
  .once {
    display: grid;
    gap: 10px;
    width: 100%;
    padding: 12px;
    border-radius: 10px;
    background: var(--live-soft);
  }
  pre {
    margin: 4px 0 12px;
    max-height: 340px;
    overflow: auto;
    padding: 12px;
    border-radius: 10px;
    background: var(--canvas);
    box-shadow: inset 0 0 0 1px var(--line);
    white-space: pre;
  }
  pre code {
    overflow-wrap: normal;
    user-select: text;
  }
  code {
    font: 400 0.75rem/1.125rem ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  del {
    color: var(--ink-3);
  }
  .box {
    display: grid;
    gap: 12px;
    justify-items: start;
    max-width: 640px;
    padding: 20px;
    border-radius: 14px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .box .field {
    width: 100%;
  }
  h2 {
    font: var(--t-17);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @media (max-width: 700px) {
    .when {
      width: 84px;
    }
    td,
    th {
      padding: 8px 6px;
    }
  }
`
