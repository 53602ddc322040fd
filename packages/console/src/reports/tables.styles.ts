import { css } from 'lit'

/** The look of the tables of reports, also those that are drawn as a heat map. */
export const tableStyles = css`
  .box {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums lining-nums;
  }
  thead th {
    padding: 8px 12px 8px 0;
    border-bottom: 1px solid var(--line);
    font: 500 0.75rem/1rem var(--font);
    color: var(--ink-3);
    text-align: start;
    white-space: nowrap;
    vertical-align: bottom;
  }
  tbody th {
    max-width: 260px;
    padding-inline-end: 12px;
    font: var(--t-14);
    text-align: start;
  }
  tbody td {
    padding: 0 12px 0 0;
    white-space: nowrap;
  }
  tbody th,
  tbody td {
    height: 44px;
    border-bottom: 1px solid var(--line);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  tbody tr:hover > * {
    background: var(--hover);
  }
  thead th.n,
  td.n {
    text-align: end;
  }
  thead th.n {
    min-width: 9ch;
    max-width: 16ch;
    white-space: normal;
  }
  .figure {
    color: inherit;
    text-decoration: underline dotted var(--ink-3);
    text-underline-offset: 4px;
  }
  .figure.poor {
    color: var(--danger);
  }
  .zero {
    color: var(--ink-3);
  }
  .level {
    display: inline-flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .level .figure {
    min-width: 56px;
  }
  .level .all {
    fill: var(--fill);
  }
  .level .part {
    fill: var(--c1);
  }
  .level .part.poor {
    fill: var(--danger);
  }
  .level .aim {
    fill: var(--ink);
  }
  .behind-chart {
    margin-top: 10px;
  }
  .behind-chart summary {
    width: max-content;
    padding: 4px 0;
    font: 600 0.8125rem/1.25rem var(--font);
    color: var(--ink-2);
    cursor: pointer;
  }
  .behind-chart .box {
    max-height: 320px;
    overflow: auto;
  }
  .heat {
    min-width: 720px;
    border-collapse: separate;
    border-spacing: 3px;
    table-layout: fixed;
  }
  .heat thead th {
    padding: 4px 0 0;
    border: 0;
    font: var(--t-12);
  }
  .heat thead td,
  .heat tbody th {
    width: 92px;
    height: auto;
    padding: 0;
    border: 0;
    font: var(--t-12);
    color: var(--ink-2);
    white-space: nowrap;
  }
  .heat tbody td {
    height: auto;
    padding: 0;
    border: 0;
  }
  .heat tbody tr:hover > * {
    background: none;
  }
  .heat a,
  .heat i {
    display: grid;
    place-items: center;
    height: 24px;
    border-radius: 4px;
    font: 600 0.75rem/1rem var(--font);
    text-decoration: none;
  }
  .heat a {
    color: light-dark(#ffffff, #06222a);
  }
  .heat .unknown {
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .heat .nothing::after {
    content: '·';
    color: var(--ink-3);
  }
  .h0 {
    background: var(--h0);
  }
  .h1 {
    background: var(--h1);
  }
  .h2 {
    background: var(--h2);
  }
  .h3 {
    background: var(--h3);
  }
  .h4 {
    background: var(--h4);
  }
  .h5 {
    background: var(--h5);
  }
  .h6 {
    background: var(--h6);
  }
`
