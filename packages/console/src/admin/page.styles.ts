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
