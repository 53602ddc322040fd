import { css } from 'lit'

/** The look of cards and panels of the reports, and of the definitions in them. */
export const cardStyles = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 12px;
  }
  /* Four stand in a row of their own; one is as wide as its figure needs. */
  .cards:has(> :nth-child(4):last-child) {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .card,
  .panel {
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
    min-width: 0;
  }
  .card {
    display: flex;
    flex-direction: column;
    min-height: 152px;
    padding: 14px 16px 12px;
  }
  .card.wrong {
    border-color: color-mix(in oklab, var(--danger) 45%, var(--line));
  }
  .bar.tall {
    height: 26px;
    margin: 8px 0;
  }
  .bar.low {
    height: 22px;
    margin-top: auto;
  }
  .value {
    font: 600 1.875rem/2.5rem var(--font);
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--ink);
    text-decoration: none;
  }
  a.value:hover {
    text-decoration: underline dotted var(--ink-3);
  }
  .value small {
    font-size: 1.0625rem;
    letter-spacing: 0;
  }
  .change,
  .small-print {
    font: 400 0.75rem/1.125rem var(--font);
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--ink-2);
  }
  .small-print {
    color: var(--ink-3);
  }
  .small-print .figure,
  .change .figure {
    color: inherit;
  }
  .change .was {
    font-weight: 400;
    color: var(--ink-3);
  }
  .as-of {
    margin-top: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .change.good {
    color: var(--live);
    font-weight: 600;
  }
  .change.poor,
  .poor {
    color: var(--danger);
    font-weight: 600;
  }
  .spark {
    width: 100%;
    height: 30px;
    margin-top: auto;
  }
  .spark path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .run {
    stroke: var(--c1);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .spark .aim {
    stroke: var(--ink-3);
    stroke-dasharray: 3 4;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1.72fr) minmax(0, 1fr);
    gap: 12px;
  }
  .panel {
    padding: 12px 20px 14px;
    margin-top: 12px;
  }
  .panel-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: 40px;
  }
  h2 {
    flex: 1;
    font: 600 0.9375rem/1.375rem var(--font);
  }
  h2 > span:last-child {
    font: var(--t-13);
    color: var(--ink-3);
  }
  .files {
    display: inline-flex;
    align-items: center;
  }
  .files a,
  .about a {
    text-decoration: none;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px;
    font: var(--t-12);
    color: var(--ink-2);
  }
  .key span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline: 4px 8px;
  }
  .key i {
    width: 20px;
    height: 10px;
    border-radius: 3px;
  }
  .key span i {
    width: 10px;
  }
  .key span i.dashed {
    width: 20px;
    height: 0;
    border-top: 2px dashed var(--ink-3);
    border-radius: 0;
    background: none;
  }
  .key span i.dashed.c2 {
    border-top-color: var(--c2);
  }
  .c1 {
    background: var(--c1);
  }
  .c2 {
    background: var(--c2);
  }
  .c3 {
    background: var(--c3);
  }
  .c4 {
    background: var(--c5);
  }
  .panel .empty,
  .wait {
    min-height: 200px;
  }
  .wait .bar {
    height: 180px;
    margin-top: 12px;
    border-radius: 10px;
  }
  h3 {
    font: 600 0.875rem/1.25rem var(--font);
    color: var(--ink);
  }
  .pick select.input {
    max-width: 100%;
    font-weight: 600;
  }
  .about {
    max-width: 90ch;
    margin: 8px 0 12px;
    font: var(--t-13);
  }
  .defined {
    position: relative;
    display: inline-block;
    max-width: 100%;
  }
  .term {
    max-width: 100%;
    font: inherit;
    text-align: inherit;
    color: inherit;
    cursor: help;
    text-decoration: underline dotted transparent;
    text-underline-offset: 3px;
  }
  .card .term {
    font: var(--t-13);
    color: var(--ink-2);
  }
  .term:hover,
  .term:focus-visible {
    text-decoration-color: var(--ink-3);
  }
  .definition {
    position: absolute;
    z-index: 15;
    inset-block-start: calc(100% + 6px);
    inset-inline-start: 0;
    visibility: hidden;
    width: min(340px, 80vw);
    padding: 12px 14px;
    border-radius: 12px;
    background: var(--raised);
    color: var(--ink-2);
    box-shadow: var(--e-2);
    font: var(--t-12);
    text-align: start;
    white-space: normal;
  }
  .definition em {
    display: block;
    margin-top: 6px;
    color: var(--ink-3);
    font-style: normal;
  }
  th.n .definition,
  .card:nth-child(n + 4) .definition {
    inset-inline: auto 0;
  }
  .term:hover + .definition,
  .term:focus-visible + .definition {
    visibility: visible;
  }
`
