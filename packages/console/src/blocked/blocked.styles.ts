import { css } from 'lit'

/** The look of the page of blocked visitors. */
export const blockedStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
    background: var(--surface);
  }
  .page {
    overflow: auto;
    padding: 20px 28px 40px;
  }
  .page > * {
    max-width: 1040px;
  }
  header p {
    max-width: 68ch;
    margin-top: 4px;
  }
  h1 {
    font: 600 1.25rem/1.875rem var(--font);
  }
  .told {
    min-height: 20px;
    margin: 8px 0;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 240px) minmax(0, 1fr) auto;
    gap: 4px 24px;
    align-items: center;
    min-height: 72px;
    padding: 12px 0;
    border-top: 1px solid var(--line);
  }
  li:last-child {
    border-bottom: 1px solid var(--line);
  }
  .name,
  .reason {
    overflow-wrap: anywhere;
  }
  .question {
    display: grid;
    gap: 8px;
    max-width: 280px;
  }
  .empty {
    padding-top: 80px;
  }
  @media (max-width: 700px) {
    .page {
      padding: 16px;
    }
    li {
      grid-template-columns: minmax(0, 1fr);
      padding: 14px 0;
    }
    .act {
      margin-top: 6px;
    }
  }
`
