import { css } from 'lit'

/** Lamps, brands' marks and people's pictures: a state is shape, colour and a word beside it. */
export const signs = css`
  .lamp {
    display: inline-block;
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--ink-off);
  }
  .lamp.available {
    background: var(--live);
  }
  .lamp.break,
  .lamp.training {
    border-radius: 3px;
    background: var(--wait-fill);
  }
  .lamp.offline {
    background: var(--surface);
    box-shadow: inset 0 0 0 2px var(--ink-3);
  }
  .lamp.not_responding,
  .lamp.not_reachable {
    border-radius: 2px;
    background: var(--danger);
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border-radius: 6px;
    background: var(--fill);
    color: var(--ink-2);
    font: 500 0.75rem/1.25rem var(--font);
    white-space: nowrap;
  }
  .tag.good {
    background: var(--live-soft);
    color: var(--live);
  }
  .brand {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 16px;
    height: 16px;
    border-radius: 5px;
    font: 600 0.625rem/1 var(--font);
  }
  .avatar {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    font: 600 0.875rem/1 var(--font);
  }
  .avatar.s32 {
    width: 32px;
    height: 32px;
    font-size: 0.75rem;
  }
  .avatar.s36 {
    width: 36px;
    height: 36px;
    font-size: 0.8125rem;
  }
  .avatar.s44 {
    width: 44px;
    height: 44px;
    font-size: 1rem;
  }
  .avatar.s72 {
    width: 72px;
    height: 72px;
    font-size: 1.5rem;
  }
  .avatar img {
    position: absolute;
    width: 100%;
    height: 100%;
    border-radius: 50%;
  }
  .tint-0 {
    background: var(--tint-0);
    color: var(--on-tint-0);
  }
  .tint-1 {
    background: var(--tint-1);
    color: var(--on-tint-1);
  }
  .tint-2 {
    background: var(--tint-2);
    color: var(--on-tint-2);
  }
  .tint-3 {
    background: var(--tint-3);
    color: var(--on-tint-3);
  }
  .tint-4 {
    background: var(--tint-4);
    color: var(--on-tint-4);
  }
  .tint-5 {
    background: var(--tint-5);
    color: var(--on-tint-5);
  }
  .pop {
    background: var(--raised);
    border-radius: 14px;
    box-shadow: var(--e-2);
  }
  @media (forced-colors: active) {
    .lamp {
      border: 2px solid CanvasText;
    }
  }
`
