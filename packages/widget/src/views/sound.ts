import type { Kit } from '../later/kit.js'
import type { SoundParts } from '../later/sound-parts.js'
import { soundStyle } from '../style/sound.js'
import { soundWords } from '../words/tables/sound.js'
import type { Scene } from './view.js'

const key = 'switchboard:quiet'
/** Another message so soon makes no sound, ms. */
const restMs = 4_000
/** In so long another tab has said that it was read there, ms. */
const readElsewhereMs = 400

/** Where storage is off: until the page goes. */
let quiet = false

function isQuiet(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return quiet
  }
}

function keepQuiet(wish: boolean): void {
  quiet = wish
  try {
    if (wish) localStorage.setItem(key, '1')
    else localStorage.removeItem(key)
  } catch {
    // Storage is off.
  }
}

/** Whether messages are heard: kept for the browser. */
function draw({ html, live }: Kit, { words }: Scene): ReturnType<Kit['html']> {
  return html`<label class="sound"
    ><input type="checkbox" role="switch" .checked=${live(!isQuiet())} @change=${set} /><span>${soundWords(words.tag).sound}</span></label
  >`
}

function set({ target }: Event): void {
  keepQuiet(!(target as HTMLInputElement).checked)
}

/** One short note, in one tab of all, unless it has been read meanwhile. Nothing sounds before the visitor's first press on the page. */
async function ring(unread: () => number): Promise<void> {
  // Browsers that cannot say whether there was a press keep silent by themselves.
  if (isQuiet() || (navigator.userActivation as UserActivation | undefined)?.hasBeenActive === false) return
  await pause(readElsewhereMs)
  if (unread() === 0) return
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined) return play()
  await locks.request('switchboard:sound', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await Promise.all([play(), pause(restMs)])
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}

/** G5 for 90 ms at −18 dBFS. */
async function play(): Promise<void> {
  const context = new AudioContext()
  const start = context.currentTime
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setTargetAtTime(10 ** (-18 / 20), start, 0.008)
  gain.gain.setTargetAtTime(0, start + 0.09, 0.06)
  const note = new OscillatorNode(context, { frequency: 783.99 })
  note.connect(gain).connect(context.destination)
  note.start(start)
  note.stop(start + 0.5)
  await pause(600)
  await context.close()
}

/** The sound of a new message and its switch, fetched with the first message or the start. */
export const sound: SoundParts = { style: soundStyle, sound: draw, ring }
