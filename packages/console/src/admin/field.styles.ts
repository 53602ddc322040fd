import { css } from 'lit'

/** Fields of forms and what stands in their groups. */
export const fieldStyles = css`
  .hint {
    font: var(--t-12);
    color: var(--ink-2);
  }
  textarea.input {
    resize: vertical;
    min-height: 96px;
    line-height: 1.25rem;
  }
  select.input {
    font: inherit;
  }
  fieldset {
    display: grid;
    gap: 4px;
  }
  legend {
    padding: 0;
    margin-bottom: 6px;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 32px;
  }
  .tick input {
    width: 18px;
    height: 18px;
    margin: 0;
    flex: none;
    accent-color: var(--primary);
  }
  .stack.types {
    gap: 0;
    padding-inline-start: 2px;
  }
  .tick.type {
    align-items: start;
    padding: 4px 0;
    color: var(--ink);
  }
  .tick.type code {
    display: block;
    color: var(--ink-3);
    user-select: text;
  }
  .fold {
    border-top: 1px solid var(--line);
    padding-top: 8px;
  }
  .fold summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 20px;
    align-items: center;
    min-height: 44px;
    cursor: pointer;
    list-style: none;
    border-radius: 8px;
  }
  .fold summary::-webkit-details-marker {
    display: none;
  }
  .fold summary::after {
    content: '';
    grid-area: 1 / 2 / 3 / 3;
    width: 8px;
    height: 8px;
    margin-inline-start: 4px;
    border: solid var(--ink-3);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
    transition: transform var(--press-time);
  }
  .fold[open] summary::after {
    transform: rotate(-135deg);
  }
  .fold > .stack {
    padding: 8px 0 12px;
  }
  .stack,
  .week {
    display: grid;
    gap: 14px;
  }
  .day {
    display: grid;
    gap: 6px;
    justify-items: start;
    padding: 12px;
    border-radius: 12px;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .day > .field,
  .day > .levels,
  .day > .span {
    width: 100%;
  }
  .day legend {
    float: inline-start;
    margin: 0;
  }
  .day legend + * {
    clear: both;
  }
  .span {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .span .input[type='time'] {
    flex: 1;
    min-width: 0;
    padding-inline: 10px;
  }
  .span .input[type='date'] {
    width: auto;
    min-width: 0;
  }
  .span:has(.field) {
    align-items: end;
  }
  .levels .field {
    grid-template-columns: minmax(0, 1fr) 168px;
    align-items: center;
  }
  .levels .field > .label {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .levels .field > div {
    grid-column: 1 / -1;
  }
  .link.tiny {
    min-height: 24px;
    color: var(--accent);
  }
  @media (max-width: 700px) {
    .tick,
    .link.tiny {
      min-height: 44px;
    }
    .link.tiny {
      display: inline-flex;
      align-items: center;
    }
  }
`
