import { css } from 'lit'

/** The page of the administration: rail, list, and the form beside it; below each other where it is narrow. */
export const adminStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    min-height: 0;
    background: var(--surface);
    color: var(--ink);
  }
  .work {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    min-width: 0;
  }
  .list {
    overflow: auto;
    padding: 20px 28px 40px;
    display: grid;
    gap: 16px;
    align-content: start;
    min-width: 0;
  }
  h1 {
    font: 600 1.25rem/1.75rem var(--font);
  }
  .sections {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 0 14px;
    border-radius: 16px;
    box-shadow: inset 0 0 0 1px var(--line-2);
    font-weight: 600;
    font-size: 0.8125rem;
    color: var(--ink);
    text-decoration: none;
    white-space: nowrap;
  }
  .chip:hover {
    background: var(--hover);
  }
  .chip[aria-current] {
    background: var(--primary);
    color: var(--on-primary);
    box-shadow: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
  }
  .tick {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    font: var(--t-13);
    color: var(--ink-2);
  }
  .tick input {
    width: 18px;
    height: 18px;
    margin: 0;
    flex: none;
    accent-color: var(--primary);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th {
    text-align: start;
    font: 600 0.75rem/1rem var(--font);
    color: var(--ink-3);
    padding: 8px 12px;
  }
  td {
    border-top: 1px solid var(--line);
    padding: 10px 12px;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  tr.chosen td {
    background: var(--accent-soft);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    /* The line of the name is that of what stands beside it. */
    margin-block: -6px;
  }
  td .open {
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }
  td .open:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .state {
    width: 120px;
  }
  .off {
    color: var(--ink-3);
  }
  @media (max-width: 1020px) {
    .work.forming .list {
      position: absolute;
      width: 1px;
      height: 1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .work.forming .list > :not(h1) {
      display: none;
    }
    .work.forming {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 700px) {
    .list {
      padding: 16px;
    }
    .sections {
      flex-wrap: nowrap;
      overflow-x: auto;
      margin-inline: -16px;
      padding: 2px 16px;
    }
    .chip {
      min-height: 44px;
      border-radius: 22px;
    }
    .state {
      width: 88px;
    }
  }
`

/** The form beside the list, and what stands in it. */
export const formStyles = css`
  :host {
    display: block;
    width: 420px;
    overflow: auto;
    background: var(--canvas);
    border-inline-start: 1px solid var(--line);
    padding: 20px;
  }
  form,
  .stack {
    display: grid;
    gap: 16px;
  }
  h2 {
    font: var(--t-17);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-bottom: 16px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .box {
    display: grid;
    gap: 10px;
    padding: 14px;
    border-radius: 12px;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .box.wait {
    background: var(--wait-soft);
    box-shadow: none;
  }
  .box h3 {
    font: 600 0.8125rem/1.25rem var(--font);
  }
  code {
    font: 400 0.75rem/1.125rem ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .good {
    color: var(--live);
  }
  @media (max-width: 1020px) {
    :host {
      width: auto;
      border: 0;
    }
  }
`
