import { css } from 'lit'

/** The look of lists of contacts, and of the panel that they open in. */
export const panelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .over {
    position: fixed;
    z-index: 30;
    inset-block: 0;
    inset-inline-end: 0;
    display: flex;
    flex-direction: column;
    width: min(560px, 100vw);
    background: var(--raised);
    box-shadow: var(--e-3);
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 16px 12px 14px 24px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font: var(--t-17);
  }
  .body {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .pad {
    display: grid;
    gap: 12px;
    padding: 16px 24px;
    justify-items: start;
  }
  .contacts button {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    padding: 10px 24px;
    border-bottom: 1px solid var(--line);
    text-align: start;
  }
  .contacts button:hover {
    background: var(--hover);
  }
  .contacts button:focus-visible {
    outline-offset: -2px;
  }
  .contacts .grow > span {
    display: block;
  }
  .contacts svg {
    color: var(--ink-3);
  }
  .timeline {
    display: grid;
    gap: 6px;
    width: 100%;
  }
  .timeline li {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr);
    gap: 12px;
    font: var(--t-13);
  }
  .timeline time {
    color: var(--ink-3);
  }
  .sheet {
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
    overflow: hidden;
  }
  .head {
    padding: 12px 16px 12px 24px;
    border-bottom: 1px solid var(--line);
  }
  a.button {
    text-decoration: none;
  }
`
