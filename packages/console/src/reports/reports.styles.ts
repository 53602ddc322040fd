import { css } from 'lit'

/** The look of the reports: the frame, and what is otherwise where there is less room. Colours of charts are told apart by order, dash and name as well. */
export const reportsStyles = css`
  :host {
    --c1: light-dark(#1f7488, #5fb6c8);
    --c2: light-dark(#bd7d14, #e0ab55);
    --c3: light-dark(#8d5a93, #c08fc6);
    --c5: light-dark(#84918b, #5f6c66);
    --h0: light-dark(#eef3f1, #18211e);
    --h1: light-dark(#d3e6ea, #17333b);
    --h2: light-dark(#a9d0d9, #1c4c59);
    --h3: light-dark(#73b1c0, #2a6f80);
    --h4: light-dark(#3d8ba0, #4596a9);
    --h5: light-dark(#15637a, #79c3d3);
    --h6: light-dark(#0a4152, #b8e4ed);
    display: block;
    min-width: 0;
    min-height: 0;
    overflow: auto;
    background: var(--canvas);
  }
  .page {
    padding: 0 32px 32px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-height: 72px;
    padding-top: 12px;
  }
  h1 {
    font: 600 1.25rem/1.875rem var(--font);
  }
  .tabs {
    display: flex;
    gap: 2px;
    max-width: 100%;
    padding: 3px;
    overflow-x: auto;
    border-radius: 12px;
    background: var(--fill);
  }
  .tabs a {
    padding: 6px 12px;
    border-radius: 9px;
    color: var(--ink-2);
    font: 600 0.8125rem/1.25rem var(--font);
    text-decoration: none;
    white-space: nowrap;
  }
  .tabs a:focus-visible {
    outline-offset: -2px;
  }
  .tabs a[aria-current] {
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--e-1);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-bottom: 12px;
  }
  select.input,
  input.input {
    width: auto;
    max-width: 220px;
    min-height: 36px;
    padding: 4px 10px;
    border-color: var(--line-2);
    font: var(--t-13);
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    font: var(--t-13);
  }
  .strip {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 16px;
    margin-bottom: 12px;
    border-radius: 12px;
    background: var(--wait-soft);
    color: var(--wait);
  }
@media (max-width: 1200px) {
    .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .pair {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @media (max-width: 800px) {
    .page {
      padding: 0 16px 24px;
    }
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .card:nth-child(even) .definition {
      inset-inline: auto 0;
    }
    .panel {
      padding: 10px 14px 12px;
    }
    select.input {
      min-height: 44px;
    }
  }
`
