import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'

/** Strokes on a grid of 20. */
const strokes = {
  microphone:
    'M10 2.8a2.4 2.4 0 0 1 2.4 2.4v4a2.4 2.4 0 0 1-4.8 0v-4A2.4 2.4 0 0 1 10 2.8ZM5 9.4a5 5 0 0 0 10 0M10 14.400v3',
  muted:
    'M12.4 8.600V5.200a2.4 2.400 0 0 0-4.700-.700M7.600 7.800v1.400a2.400 2.400 0 0 0 3.700 2M5 9.400a5 5 0 0 0 8 4M15 9.400q0 1-.3 1.800M10 14.400v3M3.500 3.500l13 13',
  sound:
    'M3.500 8v4h2.800l3.700 3V5L6.300 8ZM13 7.500a3.500 3.500 0 0 1 0 5M15.200 5.400a6.500 6.500 0 0 1 0 9.200',
  keys: 'M5 5h.600M10 5h.600M15 5h.600M5 10h.600M10 10h.600M15 10h.600M5 15h.600M10 15h.600M15 15h.600',
  write:
    'M5 3.8h10a2 2 0 0 1 2 2v5.7a2 2 0 0 1-2 2h-4.7L6.500 16.400v-2.900H5a2 2 0 0 1-2-2V5.800a2 2 0 0 1 2-2Z',
  hang: 'M2.500 11.600c4-4.300 11-4.300 15 0l-1.700 2.200-3-1.200v-2.100a9 9 0 0 0-5.600 0v2.100l-3 1.200Z',
} as const

/** The name of a drawing of calls. */
export type GlyphName = keyof typeof strokes

/** A drawing beside words; it says nothing to a screen reader. `size` in px. */
export function glyph({ svg }: Pick<Kit, 'svg'>, name: GlyphName, size: 20 | 22 | 28): TemplateResult {
  return svg`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${strokes[name]} /></svg>`
}
