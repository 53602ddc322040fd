import { css } from 'lit'

/** The start and the view of a line that is down. */
export const viewsStyle = css`
  .body {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    display: flex;
    flex-direction: column;
    padding: 0 20px calc(20px + env(safe-area-inset-bottom) * var(--full, 0));
    scrollbar-width: thin;
    scrollbar-color: var(--line-2) transparent;
  }
  .greeting {
    padding: 10px 0 20px;
    font-size: 25px;
    line-height: 34px;
    letter-spacing: -0.011em;
    text-wrap: balance;
  }
  .ways {
    display: grid;
    gap: 10px;
  }
  .way {
    display: flex;
    align-items: center;
    gap: 14px;
    inline-size: 100%;
    min-block-size: 76px;
    padding: 14px 16px;
    border-radius: 16px;
    box-shadow: inset 0 0 0 1px var(--line-2);
    transition: background 90ms, scale 90ms;
  }
  .way:active {
    scale: 0.99;
  }
  .way b {
    display: block;
    font-size: 16px;
    line-height: 24px;
  }
  .tile {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 14px;
    background: color-mix(in oklab, var(--on-brand) 15%, transparent);
  }
  .bone.tile {
    background: color-mix(in oklab, var(--ink) 8%, transparent);
  }
  .way.primary .hint {
    color: inherit;
    opacity: 0.94;
  }
  .label {
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
  }
  h3.label {
    margin-block-start: 24px;
    font-weight: 500;
    color: var(--ink-2);
  }
  .earlier {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-inline: -8px;
    padding: 12px 8px;
    border-radius: 14px;
  }
  .earlier:hover {
    background: var(--hover);
  }
  .earlier .hint {
    font-size: 13px;
  }
  .count {
    flex: none;
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: 11px;
    font: 600 12px/22px var(--face);
    text-align: center;
    background: var(--fill-brand);
    color: var(--on-brand);
  }
  .foot {
    margin-block-start: auto;
    padding-block-start: 16px;
    font-size: 13px;
    line-height: 20px;
    color: var(--ink-3);
  }
  .middle {
    align-items: center;
    justify-content: center;
    text-align: center;
    color: var(--ink-2);
  }
  .middle p {
    text-wrap: balance;
  }
  .ask {
    font-size: 20px;
    line-height: 30px;
    letter-spacing: -0.006em;
    color: var(--ink);
    text-wrap: balance;
  }
  .middle .ask {
    margin-block: 16px 4px;
  }
  .counting {
    font-variant-numeric: tabular-nums;
  }
  .footer {
    flex: none;
    padding: 12px 16px calc(16px + env(safe-area-inset-bottom) * var(--full, 0));
  }
  .cord {
    display: block;
    inline-size: 240px;
    max-inline-size: 100%;
    overflow: visible;
    fill: none;
    stroke-width: 3;
    stroke-linecap: round;
  }
  .slack {
    stroke: var(--line-2);
  }
  .near,
  .far,
  .socket {
    fill: var(--surface);
    stroke: var(--ink-3);
    stroke-width: 2;
  }
  .far {
    stroke: var(--wait-fill);
  }
  .core {
    fill: var(--ink-3);
    stroke: none;
  }
  .far.core {
    fill: var(--wait-fill);
  }
  .plug {
    fill: var(--edge);
  }
  .socket {
    fill: none;
    stroke: var(--edge);
    stroke-dasharray: 3 4;
  }
  .light {
    stroke: var(--wait-fill);
    stroke-dasharray: 14 200;
    stroke-dashoffset: -44;
    animation: run 1.8s linear infinite;
  }
  .pulse {
    stroke: var(--wait-fill);
    stroke-width: 2;
    transform-box: fill-box;
    transform-origin: center;
    animation: pulse 1.8s var(--ease) infinite;
  }
  @keyframes run {
    from {
      stroke-dashoffset: 14;
    }
    to {
      stroke-dashoffset: -100;
    }
  }
  @keyframes pulse {
    from {
      transform: scale(0.8);
      opacity: 0.9;
    }
    to {
      transform: scale(1.6);
      opacity: 0;
    }
  }
`
