import { css } from 'lit'

/** The wall board: drawn on 1920 by 1080 and scaled with its width, to be read at five metres. One em is 1/120 of the width. */
export const wallStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    container-type: size;
    overflow: auto;
    color-scheme: dark;
    background: var(--canvas);
    color: var(--ink);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  .board {
    /* By the side that is short: nothing scrolls on a television. */
    font-size: max(10px, min(calc(100cqw / 120), calc(100cqh / 67.5)));
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 1fr);
    gap: 1.5em;
    min-height: 100%;
    padding: 2em 2.75em;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .top {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 1em;
  }
  h1 {
    font: 600 1.6em/1.4 var(--font);
  }
  .top .quiet,
  .top .state {
    font-size: 1.4em;
  }
  .clock {
    font: 600 3em/1.2 var(--font);
  }
  .top .button {
    font-size: max(13px, 1em);
  }
  .cards {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 1.1em;
  }
  .card,
  .panel {
    padding: 1.3em 1.6em;
    border-radius: 1.2em;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .card dt {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-size: 1.5em;
    color: var(--ink-2);
  }
  .card .figure {
    font: 600 5.5em/1.25 var(--font);
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .card .figure small {
    font-size: 0.5em;
  }
  .card .under {
    font-size: 1.45em;
    line-height: 1.5;
    color: var(--ink-2);
  }
  .card.near,
  .card.bad {
    font-weight: 400;
  }
  .card.near {
    background: var(--wait-soft);
    box-shadow: inset 0 0 0 2px var(--wait);
  }
  .card.near * {
    color: var(--wait);
  }
  .card.bad {
    background: var(--danger-soft);
    box-shadow: inset 0 0 0 2px var(--danger);
  }
  .card.bad * {
    color: var(--danger);
  }
  .panel {
    min-height: 0;
    overflow: hidden;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    font: 400 1.25em/1.4 var(--font);
    color: var(--ink-2);
    text-align: end;
    padding: 0.3em 0;
  }
  th:first-child {
    text-align: start;
  }
  td,
  tbody th {
    padding: 0.55em 0;
    font-size: 1.55em;
    line-height: 1.4;
    text-align: end;
    color: var(--ink);
    border-top: 1px solid var(--line);
  }
  tbody th {
    text-align: start;
    max-width: 14em;
  }
  /* A few queues have the room of many. */
  table:not(:has(tbody tr:nth-child(7))) :is(td, tbody th) {
    padding-block: 0.95em;
    font-size: 1.7em;
  }
  td.strong {
    font-weight: 600;
  }
  .bar-of-states {
    display: flex;
    gap: 0.3em;
    height: 1.6em;
    margin: 0.8em 0 1em;
  }
  .bar-of-states span {
    min-width: 0.6em;
    border-radius: 0.4em;
    background: var(--ink-off);
  }
  .bar-of-states .available {
    background: var(--live);
  }
  .bar-of-states .in_chat,
  .bar-of-states .in_call,
  .bar-of-states .on_hold,
  .bar-of-states .ringing {
    background: var(--accent);
  }
  .bar-of-states .wrap_up {
    background: var(--wait-fill);
  }
  .bar-of-states .not_responding,
  .bar-of-states .not_reachable {
    background: var(--danger);
  }
  h2 {
    font: 600 1.5em/1.4 var(--font);
  }
  .states {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.4em 1.6em;
    margin-bottom: 1.4em;
  }
  .states li,
  .look li {
    display: flex;
    align-items: center;
    gap: 0.6em;
    font-size: 1.45em;
    line-height: 1.4;
  }
  .look li {
    padding: 0.5em 0;
    border-top: 1px solid var(--line);
  }
  .lamp {
    width: 0.7em;
    height: 0.7em;
  }
  p.look {
    font-size: 1.45em;
    line-height: 1.5;
  }
  .strip {
    font-size: 1.4em;
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0.4em 0.8em;
    border-radius: 0.5em;
    background: var(--wait-soft);
    color: var(--wait);
  }
  @container (max-width: 900px) {
    .board {
      grid-template: auto / minmax(0, 1fr);
      font-size: 10px;
      padding: 16px;
    }
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .panel {
      overflow-x: auto;
    }
    td,
    th {
      padding-inline: 0.6em;
      white-space: nowrap;
    }
    .top {
      flex-wrap: wrap;
    }
  }
  @container (max-width: 480px) {
    .top h1 {
      flex: 1;
    }
    .top .quiet {
      flex: 1 0 50%;
      order: 1;
    }
    .top .button {
      order: 2;
    }
    .clock {
      font-size: 2em;
    }
    .card,
    .panel {
      padding: 1.2em 1.3em;
    }
    .card .figure {
      font-size: 4.2em;
    }
  }
`
