import { svg } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'

/** Strokes on a grid of 20. */
const strokes = {
  close: 'm5.2 5.2 9.6 9.6M14.8 5.2l-9.6 9.6',
  back: 'M12 4.6 6.6 10l5.4 5.4',
  send: 'M9.3 10H4.6M3.7 4.3 16.6 10 3.7 15.7 4.6 10Z',
  tick: 'm4.6 10.4 3.7 3.7 7.1-7.9',
  ticks: 'm1.6 10.4 3.4 3.7 6.4-7.9M9.6 13l1.4 1.1 7-7.9',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3.2v4l2.7 1.7',
  alert: 'M10 3.4 17.4 16.3H2.6ZM10 8.3v3.4m0 2.3h.01',
  smile: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM7 11.8a3.7 3.7 0 0 0 6 0M7.6 8h.01m4.8 0h.01',
  clip: 'm16 9.3-6.3 6.3a3.9 3.9 0 0 1-5.5-5.5l6.7-6.7a2.6 2.6 0 0 1 3.7 3.7L8.2 13.8a1.3 1.3 0 0 1-1.9-1.9l6-6',
  cut: 'M2.8 8.6c1.7-1.4 3.7-2.3 5.7-2.6m3.7.2c1.8.4 3.5 1.2 5 2.4M5.6 11.5c.9-.7 1.9-1.2 3-1.5m4.2.6c.6.2 1.1.6 1.6.9M10 15.3h.01M3.7 3.7l12.6 12.6',
} as const

/** The name of an icon. */
export type IconName = keyof typeof strokes

/** A drawing beside words; it says nothing to a screen reader. `size` in px: 14, 16, 18, 20, 22. */
export function icon(name: IconName, size: 14 | 16 | 18 | 20 | 22 = 20): TemplateResult {
  return svg`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${strokes[name]} /></svg>`
}

/** The cord, the one drawing that shows how the line stands: here light runs along it. */
export const cord = svg`<svg class="cord ringing" viewBox="0 0 240 64" aria-hidden="true">
  <path class="slack" d="M14 20C80 56 160 56 226 20" />
  <path class="light" pathLength="100" d="M14 20C80 56 160 56 226 20" />
  <circle class="near" cx="14" cy="20" r="8" /><circle class="near core" cx="14" cy="20" r="3" />
  <circle class="pulse" cx="226" cy="20" r="11" />
  <circle class="far" cx="226" cy="20" r="8" /><circle class="far core" cx="226" cy="20" r="3" />
</svg>`
