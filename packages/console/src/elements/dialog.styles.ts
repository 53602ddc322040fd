import { css } from 'lit'

/** The look of every dialog: its box, its title and what lies behind it. */
export const dialogBox = css`
  dialog {
    width: min(420px, calc(100vw - 32px));
    max-height: calc(100dvh - 24px);
    padding: 20px;
    border: 0;
    border-radius: 20px;
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--e-3);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  h2 {
    font: var(--t-17);
  }
`

const form = css`
  dialog {
    width: min(480px, calc(100vw - 24px));
    padding: 0;
  }
  form {
    display: grid;
    gap: 16px;
    padding: 24px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
`

/** The look of a dialog with a form in it. */
export const dialogStyles = [dialogBox, form]
