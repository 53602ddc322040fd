import { css } from 'lit'

/** The look of a dialog with a form in it. */
export const dialogStyles = css`
  dialog {
    width: min(480px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 0;
    border-radius: 20px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--e-3);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  form {
    display: grid;
    gap: 16px;
    padding: 24px;
  }
  h2 {
    font: var(--t-17);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
`
