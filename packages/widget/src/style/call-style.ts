/** A call: over the whole panel, or as a bar. */
export const callStyle = `
  .call {
    gap: 6px;
  }
  .call .ask {
    margin-block: 14px 0;
  }
  .call .face .portrait {
    inline-size: 88px;
    block-size: 88px;
    font-size: 30px;
    line-height: 88px;
    border-radius: 50%;
    display: grid;
    place-items: center;
  }
  .big {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 50%;
    background: var(--brand-soft);
    color: var(--brand-text);
  }
  .big.off {
    background: var(--wait-soft);
    color: var(--wait);
  }
  .call .clock {
    font-weight: 600;
    color: var(--ink);
  }
  .level {
    inline-size: 120px;
    block-size: 6px;
    margin-block: 14px 6px;
    border-radius: 3px;
    background: var(--fill);
    overflow: hidden;
  }
  .level i {
    display: block;
    block-size: 100%;
    inline-size: calc(var(--level, 0) * 100%);
    border-radius: 3px;
    background: var(--live);
  }
  .keys {
    display: flex;
    justify-content: space-evenly;
    margin-block-end: 16px;
  }
  .control {
    display: grid;
    justify-items: center;
    gap: 6px;
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    color: var(--ink-2);
  }
  .control span {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 18px;
    background: var(--fill);
    color: var(--ink);
  }
  .control:hover span {
    background: color-mix(in oklab, var(--fill) 86%, var(--ink));
  }
  .control[aria-pressed='true'] span {
    background: var(--ink);
    color: var(--surface);
  }
  .hang {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    background: #b3312a;
    color: #fff;
    border-radius: 14px;
    box-shadow: none;
  }
  .hang .icon path {
    fill: currentColor;
  }
  .footer.two {
    display: grid;
    gap: 10px;
  }
  .call-bar {
    flex: none;
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 4px 16px;
    background: color-mix(in oklab, var(--live) 12%, var(--surface));
  }
  .call-bar .back {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 44px;
    text-align: start;
  }
  .call-bar .control {
    display: flex;
    align-items: center;
  }
  .call-bar b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .call-bar .control span {
    inline-size: 36px;
    block-size: 36px;
    border-radius: 12px;
  }
  .hang.small {
    inline-size: 44px;
    block-size: 44px;
  }
`
