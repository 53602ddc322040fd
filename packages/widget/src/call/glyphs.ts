import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'

/** Strokes on a grid of 20. */
const strokes = {
  microphone:
    'M10 2.8a2.4 2.4 0 0 1 2.4 2.4v4a2.4 2.4 0 0 1-4.8 0v-4A2.4 2.4 0 0 1 10 2.8ZM5 9.4a5 5 0 0 0 10 0M10 14.4v3',
  muted:
    'M12.4 8.6V5.2a2.4 2.4 0 0 0-4.7-.7M7.6 7.8v1.4a2.4 2.4 0 0 0 3.7 2M5 9.4a5 5 0 0 0 8 4M15 9.4q0 1-.3 1.8M10 14.4v3M3.5 3.5l13 13',
  sound: 'M3.5 8v4h2.8l3.7 3V5L6.3 8ZM13 7.5a3.5 3.5 0 0 1 0 5M15.2 5.4a6.5 6.5 0 0 1 0 9.2',
  keys: 'M5 5h.6M10 5h.6M15 5h.6M5 10h.6M10 10h.6M15 10h.6M5 15h.6M10 15h.6M15 15h.6',
  write: 'M5 3.8h10a2 2 0 0 1 2 2v5.7a2 2 0 0 1-2 2h-4.7L6.5 16.4v-2.9H5a2 2 0 0 1-2-2V5.8a2 2 0 0 1 2-2Z',
  hang: 'M2.5 11.6c4-4.3 11-4.3 15 0l-1.7 2.2-3-1.2v-2.1a9 9 0 0 0-5.6 0v2.1l-3 1.2Z',
} as const

/** The name of a drawing of calls. */
export type GlyphName = keyof typeof strokes

/** A drawing beside words; it says nothing to a screen reader. `size` in px. */
export function glyph({ svg }: Pick<Kit, 'svg'>, name: GlyphName, size: 20 | 22 | 28): TemplateResult {
  return svg`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${strokes[name]} /></svg>`
}
