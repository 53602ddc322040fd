import { css } from 'lit'

/** The look of files on their way, in the composer. */
export const attachmentsStyles = css`
  .dropping {
    outline: 2px dashed var(--focus);
    outline-offset: -4px;
    background: var(--accent-soft);
  }
  .attachments {
    display: grid;
    gap: 6px;
    max-height: 168px;
    margin: 0 0 8px;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  .attachments li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 48px;
    padding: 4px 4px 4px 12px;
    border: 1px solid var(--line-2);
    border-radius: 12px;
    background: var(--surface);
    font: var(--t-13);
  }
  .attachments li.failed {
    border-color: var(--danger);
    color: var(--danger);
  }
  .attachments .grow {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 10px;
    min-width: 0;
  }
  .attachments .cut,
  .attachments .why {
    grid-column: 1 / -1;
  }
  progress {
    appearance: none;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--fill);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--fill);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`
