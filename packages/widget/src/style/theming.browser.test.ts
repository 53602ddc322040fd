import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { launcherStyle } from '../launcher/launcher-style.js'
import { drawLauncher } from '../launcher/launcher.js'
import { tokens } from './tokens.js'

let host: HTMLElement

beforeEach(() => {
  host = document.createElement('div')
  document.body.append(host)
})

afterEach(() => host.remove())

/** What stands on what, as the style sheets pair them. */
const pairs = {
  'on the fill': ['--on-brand', '--fill-brand'],
  'in the own bubble': ['--ink', '--own'],
  'as text': ['--brand-text', '--surface'],
  'as text on the tint': ['--brand-text', '--brand-soft'],
} as const

/** Probes, one for each pair, under the widget's own tokens. */
function probes(): HTMLElement[] {
  const root = host.attachShadow({ mode: 'open' })
  const rules = Object.values(pairs).map(
    ([ink, ground], index) => `.p${index} { color: var(${ink}); background: var(${ground}) }`,
  )
  root.adoptedStyleSheets = [launcherStyle, tokens, rules.join('\n')].map((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  const box = document.createElement('div')
  box.className = 'box'
  const made = rules.map((_rule, index) => {
    const probe = document.createElement('p')
    probe.className = `p${index}`
    return probe
  })
  box.append(...made)
  root.append(box)
  return made
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!

/** Relative luminance of a colour as the screen shows it: painted, so that what lies outside of its gamut is cut as there. */
function luminance(colour: string): number {
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(probe: HTMLElement): number {
  const { color, backgroundColor } = getComputedStyle(probe)
  const [low = 0, high = 0] = [luminance(color), luminance(backgroundColor)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const steps = [0, 36, 73, 109, 146, 182, 219, 255]
const cube = steps.flatMap((red) =>
  steps.flatMap((green) => steps.map((blue) => `rgb(${red} ${green} ${blue})`)),
)

test.each(['light', 'dark'])(
  'whatever colour a brand has, in the %s theme its words can be read',
  (theme) => {
    host.setAttribute('theme', theme)
    const all = probes()
    const faults: string[] = []
    for (const colour of cube) {
      host.style.setProperty('--switchboard-brand', colour)
      for (const [index, what] of Object.keys(pairs).entries()) {
        const ratio = contrast(all[index]!)
        if (ratio < 4.5) faults.push(`${colour} ${what}: ${ratio.toFixed(2)}`)
      }
    }
    expect(cube).toHaveLength(512)
    expect(faults).toEqual([])
  },
)

const place = (): DOMRect => host.shadowRoot!.querySelector('button')!.getBoundingClientRect()

describe('a company may', () => {
  beforeEach(async () => {
    await page.viewport(1000, 700)
    drawLauncher(host.attachShadow({ mode: 'open' }))
  })

  test('move the launcher in from the edges', () => {
    host.style.setProperty('--switchboard-inset-x', '50px')
    host.style.setProperty('--switchboard-inset-y', '60px')
    expect([innerWidth - place().right, innerHeight - place().bottom]).toEqual([50, 60])
  })

  test('put it on the other side, also where text runs from right to left', () => {
    host.style.setProperty('--switchboard-side', 'start')
    expect(place().left).toBe(20)
    document.documentElement.dir = 'rtl'
    expect(innerWidth - place().right).toBe(20)
    document.documentElement.dir = ''
  })

  test('round it up to 28 px', () => {
    host.style.setProperty('--switchboard-radius', '99px')
    expect(getComputedStyle(host.shadowRoot!.querySelector('button')!).borderRadius).toBe('28px')
  })
})
