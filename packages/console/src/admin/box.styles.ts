import { css } from 'lit'

/** A box below a form: what belongs to the thing but is no field of it. */
export const boxStyles = css`
  :host {
    display: block;
    margin-top: 20px;
  }
  .box,
  .stack {
    display: grid;
    gap: 10px;
  }
  .box {
    padding: 14px;
    border-radius: 12px;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  h3 {
    font: 600 0.8125rem/1.25rem var(--font);
  }
  .hint {
    font: var(--t-12);
    color: var(--ink-2);
  }
  code {
    font: 400 0.75rem/1.125rem ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .thing {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: 0;
  }
  .thing .grow {
    display: grid;
    gap: 2px;
  }
  .once {
    padding: 12px;
    border-radius: 10px;
    background: var(--live-soft);
  }
  .stack p {
    display: flex;
    gap: 6px;
    overflow-wrap: anywhere;
  }
  .stack svg {
    margin-top: 2px;
  }
  .good {
    color: var(--live);
  }
  .wait {
    color: var(--wait);
  }
`
