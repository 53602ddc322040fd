/** The panel, its head and foot, and the pieces that all views share. */
export const panelStyle = `
  .badge {
    position: absolute;
    inset-block-start: -7px;
    inset-inline-end: -5px;
    min-inline-size: 22px;
    padding: 0 6px;
    box-sizing: border-box;
    border-radius: 11px;
    box-shadow: 0 0 0 2px var(--surface);
    background: light-dark(#b7352c, #c5473d);
    color: #fff;
    font: 600 12px/22px var(--face);
    text-align: center;
    pointer-events: none;
  }
  .badge:empty {
    display: none;
  }
  .panel {
    display: flex;
    flex-direction: column;
    overflow: hidden;
    box-sizing: border-box;
    inline-size: clamp(320px, var(--switchboard-width, 380px), min(440px, 100vw - 40px));
    block-size: min(640px, 100dvh - 40px);
    border-radius: var(--switchboard-radius, 20px);
    background: var(--surface);
    box-shadow: var(--float);
    color: var(--ink);
    font: 400 15px/23px var(--face);
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    animation: rise 240ms var(--ease);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  .panel *,
  .panel ::before {
    box-sizing: border-box;
  }
  h2,
  h3,
  p {
    margin: 0;
    font: inherit;
  }
  h2,
  h3,
  b,
  .strong {
    font-weight: 600;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    text-align: inherit;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  h2:focus,
  h3:focus {
    outline: none;
  }
  .icon {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [dir='rtl'] .key .icon,
  [dir='rtl'] .send .icon,
  [dir='rtl'] .cord {
    transform: scaleX(-1);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .cut {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hint {
    display: block;
    font-size: 14px;
    line-height: 20px;
    color: var(--ink-2);
  }
  .header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 64px;
    padding: calc(12px + env(safe-area-inset-top) * var(--full, 0)) 8px 12px 20px;
    padding-inline: 20px 8px;
  }
  .header.ruled {
    padding-inline-start: 8px;
    gap: 8px;
    border-block-end: 1px solid var(--line);
  }
  .title {
    flex: 1;
    min-inline-size: 0;
  }
  .title h2 {
    line-height: 22px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .ruled .title {
    padding-inline-start: 4px;
  }
  .sub {
    font-size: 13px;
    line-height: 18px;
    color: var(--ink-2);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .key {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 12px;
    color: var(--ink-2);
  }
  .key:hover,
  .quiet:hover:enabled {
    background: var(--hover);
    color: var(--ink);
  }
  .quiet {
    flex: none;
    min-block-size: 44px;
    padding: 0 10px;
    border-radius: 12px;
    font-size: 14px;
    font-weight: 600;
    color: var(--ink-2);
  }
  .quiet:disabled {
    color: var(--ink-off);
  }
  .mark,
  .portrait {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    font-weight: 600;
    line-height: 1;
  }
  .mark {
    border-radius: 9px;
    font-size: 16px;
    background: var(--fill-brand);
    color: var(--on-brand);
    box-shadow: inset 0 0 0 1px var(--soft-edge);
  }
  .portrait {
    position: relative;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    font-size: 15px;
    background: oklch(0.91 0.022 var(--tint, 215));
    color: oklch(0.38 0.075 var(--tint, 215));
  }
  .portrait img {
    position: absolute;
    inline-size: 100%;
    border-radius: 50%;
  }
  .tint-1 {
    --tint: 85;
  }
  .tint-2 {
    --tint: 325;
  }
  .tint-3 {
    --tint: 145;
  }
  .tint-4 {
    --tint: 30;
  }
  .tint-5 {
    --tint: 275;
  }
  .wide {
    display: block;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 18px;
    border-radius: 14px;
    font-weight: 600;
    text-align: center;
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-2);
    transition: background 90ms, box-shadow 90ms;
  }
  .wide:hover {
    background: color-mix(in oklab, var(--ink) 4%, var(--surface));
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .way.primary,
  .wide.primary {
    background: var(--fill-brand);
    color: var(--on-brand);
    box-shadow: inset 0 0 0 1px var(--soft-edge);
  }
  .way.primary:hover,
  .wide.primary:hover {
    background: color-mix(in oklab, var(--fill-brand) 90%, var(--on-brand));
  }
  .wide.primary[aria-disabled='true'] {
    background: var(--fill);
    color: var(--ink-off);
  }
  .bone {
    display: block;
    border-radius: 6px;
    background: color-mix(in oklab, var(--ink) 8%, transparent);
    box-shadow: none;
    animation: bone-in 160ms 150ms both, bone 1.6s 310ms ease-in-out infinite alternate;
  }
  .bone.line {
    inline-size: 96px;
    block-size: 12px;
  }
  .bone.long {
    inline-size: 180px;
    max-inline-size: 100%;
  }
  .bones {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  @keyframes bone-in {
    from {
      opacity: 0;
    }
  }
  @keyframes bone {
    to {
      opacity: 0.5;
    }
  }
  @media (max-width: 479px), (max-height: 559px) {
    .dock:has(.panel) {
      --full: 1;
      inset: 0;
    }
    .panel {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 0;
      box-shadow: none;
    }
  }
  @media (max-width: 359px) {
    .ruled .mark {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .panel,
    .panel * {
      animation: none !important;
      transition: none !important;
    }
    .panel {
      animation: fade 80ms !important;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .panel,
    .wide,
    .way,
    .send,
    .message {
      border: 1px solid;
    }
  }
`
