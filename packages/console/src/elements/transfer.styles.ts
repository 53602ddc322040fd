import { css } from 'lit'

/** The look of choosing to whom a chat is given. */
export const transferStyles = css`
  .list {
    min-height: 168px;
    max-height: 38vh;
    overflow-y: auto;
    margin-inline: -8px;
    padding-inline: 8px;
  }
  fieldset + fieldset {
    margin-top: 12px;
  }
  legend {
    padding: 4px 8px;
  }
  .choice {
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 48px;
    padding: 6px 8px;
    border-radius: 10px;
    cursor: pointer;
  }
  .choice:hover {
    background: var(--hover);
  }
  .choice:has(:checked) {
    background: var(--hover);
    box-shadow: inset 0 0 0 2px var(--primary);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }
  .choice input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .choice.away {
    cursor: not-allowed;
  }
  .choice.away > .cut {
    color: var(--ink-2);
  }
  .choice.away:hover {
    background: none;
  }
  .queue {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    border-radius: 10px;
    background: var(--fill);
    color: var(--ink-2);
  }
  .none {
    padding: 24px 8px;
    color: var(--ink-2);
  }
  textarea {
    resize: vertical;
  }
  .button.primary {
    max-width: 100%;
  }
`
