import { css } from 'lit'

/** The grid of the desk: list, conversation and context; a drawer where it is narrow, one column on a phone. */
export const deskStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow: hidden;
  }
  .desk {
    display: grid;
    grid-template: 'list strip strip' auto 'list talk context' minmax(0, 1fr) / 348px minmax(0, 1fr) 336px;
    height: 100%;
    background: var(--surface);
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
  console-conversation {
    grid-area: talk;
  }
  console-context {
    grid-area: context;
  }
  @media (max-width: 1180px) {
    .desk {
      grid-template: 'list strip' auto 'list talk' minmax(0, 1fr) / 300px minmax(0, 1fr);
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
      grid-template: 'strip' auto 'list' minmax(0, 1fr) / minmax(0, 1fr);
    }
    .desk.reading {
      grid-template: 'strip' auto 'list' auto 'talk' minmax(0, 1fr) / minmax(0, 1fr);
    }
    .listing console-conversation {
      display: none;
    }
    .strip {
      flex-wrap: wrap;
      padding: 10px 16px;
    }
  }
`
