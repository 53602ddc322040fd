/** The start. */
export const homeStyle = `
  .greeting {
    padding: 10px 0 20px;
    font-size: 25px;
    line-height: 34px;
    letter-spacing: -0.011em;
    text-wrap: balance;
  }
  .under {
    margin-block: -14px 20px;
    color: var(--ink-2);
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
  .way:not(.primary):hover {
    background: var(--hover);
  }
  .way:not(.primary) .tile {
    color: var(--brand-text);
    background: var(--brand-soft);
  }
  .bone.tile {
    background: color-mix(in oklab, var(--ink) 8%, transparent);
  }
  .way.primary .hint {
    color: inherit;
    opacity: 0.94;
  }
  .help {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 48px;
    margin-block-start: 10px;
    padding: 8px 16px;
    border-radius: 16px;
    box-shadow: inset 0 0 0 1px var(--line-2);
    color: var(--ink-2);
  }
  .help:hover {
    background: var(--hover);
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
`
