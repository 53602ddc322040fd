import { css } from 'lit'

/** The look of the inbox. */
export const inboxStyles = css`
  :host {
    display: flex;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-width: 0;
    min-height: 0;
    background: var(--canvas);
    border-inline-end: 1px solid var(--line);
  }
  .head {
    display: flex;
    align-items: center;
    flex: none;
    height: 64px;
    padding: 8px 12px 8px 14px;
  }
  .notices,
  .offers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    flex: none;
    padding: 0 14px;
  }
  .notices > *:last-child,
  .offers > *:last-child {
    margin-bottom: 10px;
  }
  .away {
    padding: 14px;
    border-radius: 14px;
    background: var(--danger-soft);
    color: var(--ink);
    display: grid;
    gap: 6px;
    justify-items: start;
  }
  .away h2 {
    font: 600 0.875rem/1.25rem var(--font);
    color: var(--danger);
  }
  .away .button {
    margin-top: 6px;
  }
  .fault-note {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 10px 6px 10px 12px;
    border-radius: 12px;
    background: var(--danger-soft);
    color: var(--danger);
    font: var(--t-13);
  }
  .fault-note > svg {
    margin-top: 2px;
  }
  .fault-note .icon-button {
    color: inherit;
    width: 28px;
    height: 28px;
    min-height: 0;
    margin: -4px 0;
  }
  .tabs {
    display: flex;
    gap: 2px;
    flex: none;
    padding: 0 14px 10px;
  }
  .tab {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 0 10px;
    border-radius: 8px;
    font-size: 0.8125rem;
    font-weight: 500;
    color: var(--ink-2);
  }
  .tab:hover {
    background: var(--hover);
  }
  .tab[aria-selected='true'] {
    background: var(--surface);
    color: var(--ink);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .tab .num {
    color: var(--ink-3);
    font-weight: 400;
  }
  .panel {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 0 8px 16px;
  }
  .group {
    display: flex;
    padding: 12px 12px 6px;
    font: 500 0.75rem/1rem var(--font);
    color: var(--ink-3);
  }
  .item {
    position: relative;
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 0 12px;
    width: 100%;
    padding: 10px 12px;
    border-radius: 12px;
  }
  .item.still {
    cursor: default;
  }
  button.item:hover {
    background: var(--hover);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item[aria-current='true'] {
    background: var(--surface);
    box-shadow:
      inset 0 0 0 1px var(--line),
      var(--e-1);
  }
  .item[aria-current='true']::before {
    content: '';
    position: absolute;
    inset-block: 14px;
    inset-inline-start: -8px;
    width: 3px;
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
    background: var(--accent);
  }
  .picture {
    position: relative;
    width: 40px;
    height: 40px;
  }
  .picture .sign {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -4px;
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--surface);
    box-shadow: 0 0 0 1px var(--line);
    color: var(--ink-2);
  }
  .first,
  .second,
  .third {
    display: flex;
    gap: 8px;
  }
  .first {
    align-items: baseline;
    line-height: 1.25rem;
  }
  .second {
    align-items: center;
    font: var(--t-13);
    color: var(--ink-2);
  }
  .third {
    align-items: center;
    margin-top: 2px;
    font: 400 0.75rem/1.125rem var(--font);
    color: var(--ink-3);
  }
  .count {
    display: inline-grid;
    place-items: center;
    flex: none;
    min-width: 20px;
    height: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--surface);
    font: 600 0.75rem/1 var(--font);
  }
  .group .num {
    font-weight: 400;
  }
  .more {
    display: grid;
    justify-items: center;
    padding: 12px;
  }
  .your_turn .first .cut,
  .unread .second .cut,
  .wrap_up .first .cut,
  .item[aria-current='true'] .first .cut {
    font-weight: 600;
    color: var(--ink);
  }
  .time {
    flex: none;
    font-size: 0.75rem;
    color: var(--ink-3);
    font-variant-numeric: tabular-nums;
  }
  .time.soon {
    color: var(--wait);
    font-weight: 600;
  }
  .time.late {
    color: var(--danger);
    font-weight: 600;
  }
  .skeleton-row {
    display: flex;
    gap: 12px;
    padding: 13px 12px;
  }
  .bars {
    display: grid;
    gap: 9px;
  }
  :host([compact]) .head,
  :host([compact]) .notices,
  :host([compact]) .tabs,
  :host([compact]) .panel {
    display: none;
  }
  :host([compact]) .offers > *:first-child {
    margin-top: 10px;
  }
  @media (max-width: 700px) {
    section {
      border: 0;
    }
    .item {
      min-height: 76px;
    }
    .tab {
      min-height: 44px;
    }
    .fault-note .icon-button {
      width: 44px;
      height: 44px;
      margin: -10px 0;
    }
  }
`
