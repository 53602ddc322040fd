import { css } from 'lit'

/** The look of the composer. */
export const composerStyles = css`
  :host {
    display: block;
    position: relative;
    flex: none;
  }
  .box {
    display: grid;
    grid-template: 'field field' auto 'other send' auto / minmax(0, 1fr) auto;
    gap: 0 8px;
    border: 1px solid var(--edge);
    border-radius: 14px;
    background: var(--surface);
    transition: background var(--menu-time);
  }
  .box:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
    border-color: var(--focus);
  }
  .box.note {
    background: var(--note);
  }
  .part {
    display: grid;
    position: relative;
    min-width: 0;
  }
  .part.active {
    grid-area: field;
  }
  .part.other {
    grid-area: other;
    align-self: center;
    margin: 6px 0 6px 6px;
    border-radius: 8px;
  }
  .part.other:hover {
    background: var(--hover);
  }
  .part.active label {
    padding: 10px 14px 0;
    font: 600 0.8125rem/1.25rem var(--font);
  }
  .part.other label {
    display: flex;
    align-items: center;
    gap: 8px;
    position: absolute;
    inset: 0;
    padding: 0 8px;
    pointer-events: none;
    font: 500 0.8125rem/1.25rem var(--font);
    color: var(--ink-2);
  }
  .peek {
    position: absolute;
    inset-block: 0;
    inset-inline: 112px 8px;
    align-content: center;
    pointer-events: none;
    font: var(--t-13);
    color: var(--ink-3);
  }
  .note .part.active label {
    color: var(--wait);
  }
  textarea {
    display: block;
    width: 100%;
    border: 0;
    background: none;
    resize: none;
    outline: 0;
    color: var(--ink);
  }
  textarea:focus-visible {
    outline: 0; /* the box shows it */
  }
  .active textarea {
    field-sizing: content;
    min-height: 58px;
    max-height: 30vh;
    padding: 4px 14px;
    font: var(--t-15);
  }
  .active textarea::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  .other textarea {
    height: 32px;
    padding: 6px 8px;
    font: var(--t-13);
    opacity: 0;
    cursor: pointer;
  }
  .tools {
    grid-area: send;
    align-self: end;
    display: flex;
    align-items: center;
    gap: 2px;
    margin: 6px;
  }
  .goes-to {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0 4px 6px;
    color: var(--ink-2);
  }
  .goes-to.shut {
    color: var(--wait);
    font-weight: 600;
  }
  .fault {
    margin-top: 6px;
  }
  @media (max-width: 700px), (pointer: coarse) {
    .wide {
      display: none; /* such keyboards have emoji of their own */
    }
    .active textarea {
      font-size: 1rem;
      min-height: 40px;
    }
    .other textarea {
      height: 44px;
    }
  }
`
