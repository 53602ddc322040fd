/** The conversation: its lines, the composer, the strip of a lost line, and the rating. */
export const conversationStyle = `
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    display: flex;
    flex-direction: column;
    scrollbar-width: thin;
    scrollbar-color: var(--line-2) transparent;
  }
  .log {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 4px;
    padding: 16px 16px 8px;
  }
  .log:focus-visible {
    outline-offset: -2px;
    border-radius: 8px;
  }
  .log > * {
    flex: none;
  }
  .intro {
    margin-block: auto;
    padding: 0 24px;
    text-align: center;
    color: var(--ink-2);
    text-wrap: balance;
  }
  .system {
    display: flex;
    gap: 8px;
    align-items: center;
    align-self: center;
    padding: 8px 12px;
    font-size: 13px;
    line-height: 20px;
    color: var(--ink-3);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .lamp {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--live);
  }
  .lamp.out {
    background: none;
    box-shadow: inset 0 0 0 2px var(--ink-3);
  }
  .sub .lamp {
    display: inline-block;
    margin-inline-end: 3px;
  }
  .message a {
    color: inherit;
    overflow-wrap: anywhere;
  }
  .message {
    align-self: flex-start;
    max-inline-size: min(284px, 88%);
    padding: 9px 14px 10px;
    border-radius: 18px;
    background: var(--theirs);
    box-shadow: inset 0 0 0 1px var(--theirs-edge);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    animation: come 160ms var(--ease);
  }
  @keyframes come {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  .message em {
    color: var(--ink-3);
  }
  .own {
    align-self: flex-end;
    background: var(--own);
    box-shadow: none;
  }
  .own.sending {
    background: none;
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--brand-text) 50%, var(--surface));
  }
  .own.failed {
    background: none;
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--danger) 60%, transparent);
  }
  .theirs.follows {
    border-start-start-radius: 6px;
  }
  .theirs.leads {
    border-end-start-radius: 6px;
  }
  .own.follows {
    border-start-end-radius: 6px;
  }
  .own.leads {
    border-end-end-radius: 6px;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: 5px;
    align-self: flex-end;
    padding: 3px 4px 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--ink-3);
  }
  .state.failed {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--danger);
  }
  .link {
    min-block-size: 44px;
    margin-block: -13px;
    padding: 0 4px;
    border-radius: 8px;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .typing {
    display: flex;
    gap: 5px;
    padding: 15px 16px;
  }
  .typing i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--ink-3);
    animation: type 1.2s infinite;
  }
  .typing i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .typing i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes type {
    0%,
    60%,
    100% {
      opacity: 0.35;
      transform: none;
    }
    30% {
      opacity: 1;
      transform: translateY(-2px);
    }
  }
  .queued {
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 20px 16px 8px;
    font-size: 14px;
    line-height: 22px;
    text-align: center;
    color: var(--ink-2);
    text-wrap: balance;
  }
  .queued .strong {
    margin-block-start: 4px;
    font-size: 17px;
    line-height: 26px;
    color: var(--ink);
  }
  .strip {
    flex: none;
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 10px 16px;
    font-size: 14px;
    line-height: 20px;
    background: var(--wait-soft);
    color: var(--wait);
  }
  .messages .bone {
    block-size: 42px;
    inline-size: 220px;
    border-radius: 18px;
    align-self: flex-start;
  }
  .messages .bone.own {
    inline-size: 160px;
    align-self: flex-end;
    background: color-mix(in oklab, var(--ink) 8%, transparent);
  }
  .messages .bone.short {
    inline-size: 180px;
  }
  .composer {
    display: flex;
    align-items: flex-end;
    padding: 4px;
    border: 1px solid var(--edge);
    border-radius: 16px;
    background: var(--surface);
  }
  .composer:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
    border-color: var(--focus);
  }
  .composer textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 132px;
    padding: 11px;
    padding-inline: 12px 4px;
    border: 0;
    background: none;
    resize: none;
    outline: none;
    font-size: 16px;
    line-height: 22px;
    field-sizing: content;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  .send,
  .attach {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 12px;
  }
  .send {
    background: var(--fill-brand);
    color: var(--on-brand);
    transition: background 90ms;
  }
  .send:disabled {
    background: var(--fill);
    color: var(--ink-off);
  }
`
