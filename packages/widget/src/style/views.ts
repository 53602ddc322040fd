/** What all views share: the body of the panel, its foot, and the cord. */
export const viewsStyle = `
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
  .label {
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
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
  .core {
    fill: var(--ink-3);
    stroke: none;
  }
  .far {
    stroke: var(--wait-fill);
  }
  .far.core {
    fill: var(--wait-fill);
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
