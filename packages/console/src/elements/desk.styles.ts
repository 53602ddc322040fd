import { css } from 'lit'

/** The grid of the desk: rail, list, conversation and context; a drawer and tabs below where it is narrow. */
export const deskStyles = css`
  :host {
    display: block;
    height: 100dvh;
    overflow: hidden;
  }
  .skip {
    position: absolute;
    z-index: 40;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--primary);
    color: var(--on-primary);
    font-weight: 600;
    transform: translateY(-80px);
  }
  .skip:focus {
    transform: none;
  }
  .desk {
    display: grid;
    grid-template: 'rail list strip strip' auto 'rail list talk context' minmax(0, 1fr) / 64px 348px minmax(0, 1fr) 336px;
    height: 100%;
    background: var(--surface);
  }
  .rail {
    grid-area: rail;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 14px 0;
    background: var(--canvas);
    border-inline-end: 1px solid var(--line);
  }
  .logo {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    margin-bottom: 14px;
  }
  .rail .icon-button {
    width: 44px;
    height: 44px;
  }
  .rail .icon-button[aria-current] {
    background: var(--surface);
    color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .strip {
    grid-area: strip;
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 12px 24px;
    background: var(--wait-soft);
    color: var(--wait);
  }
  .strip.stopped {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .strip .button {
    color: var(--ink);
  }
  console-inbox {
    grid-area: list;
  }
  main {
    display: contents;
  }
  console-conversation {
    grid-area: talk;
  }
  console-context {
    grid-area: context;
  }
  @media (max-width: 1180px) {
    .desk {
      grid-template: 'rail list strip' auto 'rail list talk' minmax(0, 1fr) / 56px 300px minmax(0, 1fr);
    }
    console-context {
      position: fixed;
      z-index: 25;
      inset-block: 0;
      inset-inline-end: 0;
      width: min(336px, 100vw);
    }
    console-context.away {
      display: none;
    }
  }
  @media (max-width: 700px) {
    .desk {
      grid-template: 'strip' auto 'list' minmax(0, 1fr) 'rail' auto / minmax(0, 1fr);
    }
    .desk.reading {
      grid-template: 'strip' auto 'list' auto 'talk' minmax(0, 1fr) / minmax(0, 1fr);
    }
    .rail {
      flex-direction: row;
      justify-content: space-around;
      padding: 8px 8px max(8px, env(safe-area-inset-bottom));
      border: 0;
      border-top: 1px solid var(--line);
    }
    .logo,
    .rail .grow,
    .reading .rail,
    .listing console-conversation {
      display: none;
    }
    .strip {
      flex-wrap: wrap;
      padding: 10px 16px;
    }
  }
`
