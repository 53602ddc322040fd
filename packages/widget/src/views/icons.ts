import { svg } from 'lit'
import type { TemplateResult } from 'lit'

/** Strokes on a grid of 20. */
const strokes = {
  chat: 'M5 3.8h10a2 2 0 0 1 2 2v5.700a2 2 0 0 1-2 2h-4.700L6.500 16.400v-2.900H5a2 2 0 0 1-2-2V5.800a2 2 0 0 1 2-2Z',
  close: 'm5.200 5.200 9.600 9.600M14.800 5.200l-9.600 9.600',
  back: 'M12 4.600 6.600 10l5.400 5.400',
  send: 'M9.300 10H4.600M3.700 4.300 16.600 10 3.700 15.700 4.600 10Z',
  tick: 'm4.600 10.400 3.700 3.700 7.100-7.900',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3.200v4l2.700 1.700',
  alert: 'M10 3.400 17.400 16.300H2.600ZM10 8.300v3.400m0 2.300h.01',
  cut: 'M2.800 8.600c1.700-1.400 3.700-2.300 5.700-2.600m3.700.2c1.800.4 3.500 1.200 5 2.400M5.600 11.500c.9-.7 1.900-1.200 3-1.500m4.200.6c.6.200 1.100.6 1.600.9M10 15.300h.01M3.700 3.700l12.600 12.600',
} as const

/** The name of an icon. */
export type IconName = keyof typeof strokes

/** A drawing beside words; it says nothing to a screen reader. `size` in px: 14, 16, 18, 20, 22. */
export function icon(name: IconName, size: 14 | 16 | 18 | 20 | 22 = 20): TemplateResult {
  return svg`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${strokes[name]} /></svg>`
}

/** The cord, the one drawing that shows how the line stands. `ringing`: light runs along it; `down`: unplugged. */
export function cord(state: 'ringing' | 'down'): TemplateResult {
  return state === 'ringing' ? ringing : down
}

const ringing = svg`<svg class="cord ringing" viewBox="0 0 240 64" aria-hidden="true">
  <path class="slack" d="M14 20C80 56 160 56 226 20" />
  <path class="light" pathLength="100" d="M14 20C80 56 160 56 226 20" />
  <circle class="near" cx="14" cy="20" r="8" /><circle class="near core" cx="14" cy="20" r="3" />
  <circle class="pulse" cx="226" cy="20" r="11" />
  <circle class="far" cx="226" cy="20" r="8" /><circle class="far core" cx="226" cy="20" r="3" />
</svg>`

const down = svg`<svg class="cord down" viewBox="0 0 240 72" aria-hidden="true">
  <path class="slack" d="M14 22C44 62 82 66 124 62" /><rect class="plug" x="122" y="57" width="18" height="9" rx="3" />
  <circle class="near" cx="14" cy="22" r="9" /><circle class="near core" cx="14" cy="22" r="3.500" />
  <circle class="socket" cx="226" cy="22" r="9" />
</svg>`
