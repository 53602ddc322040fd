import { css } from 'lit'

/** Lamps of the states, which have a shape of their own each, and the signs of a limit. */
export const lampStyles = css`
  .lamp.in_chat,
  .lamp.in_call {
    border-radius: 2px;
    background: var(--accent);
  }
  .lamp.ringing {
    background: none;
    box-shadow: inset 0 0 0 3px var(--accent);
  }
  .lamp.on_hold {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  .lamp.wrap_up {
    height: 5px;
    border-radius: 3px;
    background: var(--wait-fill);
  }
  .lamp.break,
  .lamp.training {
    border-radius: 50%;
    background: none;
    box-shadow: inset 0 0 0 3px var(--ink-3);
  }
  .near {
    color: var(--wait);
    font-weight: 600;
  }
  .bad {
    color: var(--danger);
    font-weight: 600;
  }
  .sign {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    vertical-align: bottom;
  }
`

/** The look of the floor. */
export const liveStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
    background: var(--surface);
  }
  :host([open]) {
    grid-template-columns: minmax(0, 1fr) 400px;
  }
  .floor {
    overflow: auto;
    padding: 20px 28px 40px;
  }
  header.top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-bottom: 16px;
  }
  .aside {
    margin-inline-start: auto;
    color: var(--ink);
    text-decoration: none;
  }
  h1 {
    font: var(--t-26);
    font-size: 1.25rem;
    line-height: 1.875rem;
  }
  h2 {
    font: var(--t-17);
  }
  .strip {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 10px 14px;
    margin-bottom: 16px;
    border-radius: 10px;
    background: var(--wait-soft);
    color: var(--wait);
  }
  .box {
    /* What only a screen reader hears is placed, and would widen the page. */
    position: relative;
    overflow-x: auto;
    margin-bottom: 28px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums lining-nums;
  }
  th {
    padding: 8px 10px;
    font: 500 0.8125rem/1.25rem var(--font);
    color: var(--ink-2);
    text-align: start;
    white-space: nowrap;
    border-bottom: 1px solid var(--line-2);
  }
  td {
    padding: 8px 10px;
    height: 52px;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  tbody th {
    font: var(--t-14);
    color: var(--ink);
    border-bottom: 1px solid var(--line);
  }
  tbody th.strong,
  tbody th .strong {
    font-weight: 600;
  }
  .about {
    margin: -16px 0 28px;
  }
  .n {
    text-align: end;
  }
  .n + :not(.n) {
    padding-inline-start: 32px;
  }
  .zero {
    color: var(--ink-3);
  }
  tr.chosen > * {
    background: color-mix(in oklab, var(--watch) 12%, transparent);
  }
  tbody tr:hover > * {
    background: var(--hover);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 12px;
    text-align: start;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 12px 0;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 14px;
    border-radius: 18px;
    font-weight: 600;
    font-size: 0.8125rem;
    box-shadow: inset 0 0 0 1px var(--line-2);
  }
  .chip[aria-pressed='true'] {
    background: var(--primary);
    color: var(--on-primary);
    box-shadow: none;
  }
  .waiting {
    display: grid;
    gap: 4px;
    margin: 12px 0 28px;
  }
  .waiting li {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 4px 10px;
    min-height: 44px;
    border-bottom: 1px solid var(--line);
  }
  select.input {
    width: auto;
    min-height: 36px;
    padding: 4px 10px;
  }
  @media (max-width: 1100px) {
    :host([open]) {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([open]) .floor {
      display: none;
    }
  }
  @media (max-width: 700px) {
    .floor {
      padding: 16px;
    }
    .chip {
      min-height: 44px;
    }
  }
`
