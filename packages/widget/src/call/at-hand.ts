import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'
import type { CallWords } from '../words/words.js'
import type { CallSession } from './call-session.js'
import { Devices } from './devices.js'

/** What can be opened in a call: the keys of a telephone, or what there is to speak into and to hear with. */
export type Drawer = 'keys' | 'sound'

/** The drawers of one call, fetched with the first that is opened. */
export interface AtHand {
  readonly style: string
  readonly open: Drawer | null
  toggle(drawer: Drawer): void
  drawn(words: CallWords): TemplateResult
  /** Another call begins. */
  reset(): void
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** Makes the drawers of this page's calls. */
export function openAtHand(kit: Kit, call: CallSession, changed: () => void): AtHand {
  const devices = new Devices(call, changed)
  let open: Drawer | null = null
  /** What was pressed in this call, the last of it. */
  let pressed = ''
  const show = (drawer: Drawer | null): void => {
    open = drawer
    devices.look(open === 'sound')
    changed()
  }
  const press = (key: string): void => {
    call.call?.press(key)
    pressed = (pressed + key).slice(-16)
    changed()
  }
  return {
    style,
    get open() {
      return open
    },
    toggle: (drawer) => show(open === drawer ? null : drawer),
    drawn: (words) =>
      open === 'keys' ? pad(kit, words, { pressed, press }) : choices(kit, words, { call, devices }),
    reset() {
      pressed = ''
      show(null)
    },
  }
}

function pad(
  { html }: Kit,
  words: CallWords,
  { pressed, press }: { readonly pressed: string; press(key: string): void },
): TemplateResult {
  return html`<div class="pad" role="group" aria-label=${words.keys}>
    ${keys.map((key) => html`<button type="button" @click=${() => press(key)}>${key}</button>`)}
    <p role="status">${pressed === '' ? '' : `${words.pressed} ${pressed}`}</p></div>`
}

function choices(
  { html, nothing, live }: Kit,
  words: CallWords,
  { call, devices }: { readonly call: CallSession; readonly devices: Devices },
): TemplateResult {
  const { all, speaker } = devices
  const list = (
    label: string,
    known: readonly { readonly id: string; readonly name: string }[],
    now: string,
    choose: (id: string) => void,
  ): TemplateResult => html`<label class="label device">${label}
      <select class="field" @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
        ${known.map(({ id, name }) => html`<option value=${id} .selected=${live(id === now)}>${name}</option>`)}
      </select></label>`
  const chosen = call.track?.getSettings().deviceId ?? ''
  return html`<div class="devices">
    ${list(words.microphone, all?.microphones ?? [], chosen, (id) => void call.useMicrophone(id))}
    ${all === null || all.speakers.length === 0 ? nothing : list(words.speaker, all.speakers, speaker, (id) => void devices.speak(id))}
  </div>`
}

const style = `
  .devices {
    inline-size: 100%;
    display: grid;
    gap: 8px;
    text-align: start;
  }
  .device .field {
    inline-size: 100%;
    min-block-size: 48px;
    padding-inline: 12px;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: 16px;
  }
  /* What is opened needs the room. */
  .call:has(.pad, .devices) .face {
    display: none;
  }
  .pad {
    display: grid;
    grid-template-columns: repeat(3, 64px);
    gap: 8px;
    justify-content: center;
  }
  .pad button {
    block-size: 44px;
    border-radius: 14px;
    background: var(--fill);
    color: var(--ink);
    font-size: 17px;
    font-weight: 600;
  }
  .pad button:hover {
    background: color-mix(in oklab, var(--fill) 86%, var(--ink));
  }
  .pad p {
    grid-column: 1 / -1;
    min-block-size: 20px;
    text-align: center;
    overflow-wrap: anywhere;
  }
`
