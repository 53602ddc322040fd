import { css } from 'lit'

/** The look of the conversation. */
export const conversationStyles = css`
  :host {
    display: flex;
    min-height: 0;
    min-width: 0;
  }
  section {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-width: 0;
    min-height: 0;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: none;
    height: 64px;
    padding: 0 12px 0 24px;
    border-bottom: 1px solid var(--line);
  }
  header h2 {
    font: 600 1rem/1.5rem var(--font);
  }
  .from {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .back,
  .context {
    display: none;
  }
  .lines {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px 24px;
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  .lines:focus-visible {
    outline-offset: -2px;
  }
  .lines > :first-child {
    margin-block-start: auto;
  }
  .turn {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    gap: 0 12px;
    max-width: 720px;
    padding: 6px 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    font: 400 0.8125rem/1.125rem var(--font);
  }
  .head time,
  .state {
    font-size: 0.75rem;
    color: var(--ink-3);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    align-self: center;
  }
  .words {
    font: var(--t-15);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .words a {
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .erased {
    color: var(--ink-3);
    font-style: italic;
  }
  .turn.note {
    margin: 4px -12px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--note);
    max-width: 744px;
  }
  .note-tag {
    color: var(--wait);
    font-weight: 600;
    font-size: 0.75rem;
  }
  .turn.sending .words {
    color: var(--ink-2);
  }
  .turn.failed {
    margin: 4px -12px;
    padding: 10px 12px;
    border-radius: 12px;
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  .not-sent {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-top: 4px;
    font: var(--t-13);
    color: var(--danger);
  }
  .not-sent .link {
    min-height: 24px;
    padding: 0 2px;
  }
  .event {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 0 6px 6px;
    font: var(--t-13);
    color: var(--ink-3);
  }
  .event::before {
    content: '';
    flex: none;
    width: 20px;
    height: 1px;
    background: var(--line-2);
  }
  .passed-on {
    max-width: 640px;
    margin: 2px 0 6px 34px;
    padding: 8px 12px;
    border-radius: 10px;
    background: var(--note, var(--fill));
  }
  .onlookers:not(:empty) {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 0 24px 8px 30px;
    font: var(--t-13);
    color: var(--ink-2);
  }
  .typing {
    flex: none;
    padding: 0 24px 8px 30px;
    font: var(--t-13);
    color: var(--ink-2);
  }
  .newest {
    position: absolute;
    inset-inline: 0;
    margin-inline: auto;
    width: fit-content;
    transform: translateY(-44px);
    box-shadow: var(--e-2);
  }
  .foot {
    position: relative;
    flex: none;
    padding: 0 24px 20px;
  }
  .closed {
    padding: 14px 16px;
    border-radius: 14px;
    background: var(--fill);
    font: var(--t-13);
    color: var(--ink-2);
  }
  .fault-note {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px 8px 24px;
    background: var(--danger-soft);
    color: var(--danger);
    font: var(--t-13);
  }
  .fault-note .icon-button {
    color: inherit;
    width: 32px;
    height: 32px;
    min-height: 0;
  }
  .empty h2 {
    font: var(--t-17);
  }
  .loading {
    display: grid;
    gap: 18px;
    padding: 20px 24px;
  }
  .skeleton-row {
    display: flex;
    gap: 12px;
  }
  .bars {
    display: grid;
    gap: 10px;
    max-width: 520px;
  }
  @media (max-width: 1180px) {
    header {
      padding-inline-start: 20px;
    }
    .context {
      display: inline-grid;
    }
    .lines {
      padding-inline: 20px;
    }
    .foot {
      padding: 0 16px 16px;
    }
  }
  @media (max-width: 700px) {
    /* The name is still there for who does not see. */
    .transfer .label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (max-width: 700px) {
    header {
      padding: 0 8px;
      gap: 4px;
    }
    .back {
      display: inline-grid;
    }
    .lines {
      padding: 12px 16px;
    }
    .turn.note,
    .turn.failed {
      margin-inline: -8px;
      padding-inline: 8px;
    }
    .foot {
      padding: 0 12px 12px;
    }
    .not-sent .link {
      min-height: 44px;
    }
  }
`
