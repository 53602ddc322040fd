import { css } from 'lit'

/** The look of what stands beside the floor. */
export const panelStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--canvas);
    border-inline-start: 1px solid var(--line);
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 14px 16px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    width: fit-content;
    max-width: 100%;
    margin-bottom: 2px;
    font: var(--t-17);
    border-radius: 4px;
  }
  h2:focus-visible {
    outline-offset: 0;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    vertical-align: bottom;
  }
  h3 {
    font: 600 0.875rem/1.25rem var(--font);
    margin-bottom: 6px;
  }
  .watch-note {
    display: flex;
    gap: 8px;
    padding: 10px 16px;
    background: color-mix(in oklab, var(--watch) 12%, var(--canvas));
    color: var(--watch);
    font: var(--t-13);
  }
  .part {
    padding: 12px 16px;
    border-bottom: 1px solid var(--line);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .button.stop {
    color: var(--danger);
  }
  .lines {
    flex: 1;
    min-height: 120px;
    overflow-y: auto;
    padding: 8px 16px;
    background: var(--surface);
  }
  .offers {
    max-height: 30%;
    overflow-y: auto;
  }
  .offers li,
  .hands li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 36px;
    font: var(--t-13);
  }
  .hands li {
    padding: 8px 0;
  }
  .hands li + li {
    border-top: 1px solid var(--line);
  }
  .foot-note {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
    font: var(--t-12);
    color: var(--ink-3);
  }
  form.whisper {
    display: flex;
    gap: 8px;
    align-items: end;
    padding: 10px 16px;
    background: var(--note);
  }
  form.whisper .field {
    flex: 1;
  }
  fieldset {
    display: grid;
    gap: 4px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 40px;
  }
  .grow-all {
    flex: 1;
    overflow-y: auto;
  }
`
