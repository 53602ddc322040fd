import { svg } from 'lit'
import type { SVGTemplateResult } from 'lit'

/** The drawings of the console, on a field of 20 by 20, in strokes of the text's colour. */
const drawings = {
  logo: svg`<path d="M12 4.8C4.2 4.8 4.6 10 10 10s5.8 5.2-2 5.2"/><circle cx="14.4" cy="4.8" r="2.2"/><circle cx="5.6" cy="15.2" r="2.2"/>`,
  inbox: svg`<path d="M3 11.5 5 4.6a1 1 0 0 1 1-.7h8a1 1 0 0 1 1 .7l2 6.9v3.6a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3 11.5h4l1 2h4l1-2h4"/>`,
  chat: svg`<path d="M4.5 3.5h11a2 2 0 0 1 2 2V12a2 2 0 0 1-2 2H10l-4 3v-3H4.5a2 2 0 0 1-2-2V5.5a2 2 0 0 1 2-2Z"/>`,
  down: svg`<path d="m5 7.5 5 5 5-5"/>`,
  left: svg`<path d="m12 4.5-5.5 5.5 5.5 5.5"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  check: svg`<path d="m4.5 10.5 3.7 3.7 7.3-8"/>`,
  checks: svg`<path d="m2 10.500 3.500 3.700 6.500-8M9.500 13.600l.7.6 7.300-8"/>`,
  clock: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4.2l2.8 1.8"/>`,
  alert: svg`<path d="M10 3.2 17.6 16.5H2.4zM10 8.3v3.5M10 14.2h.01"/>`,
  microphone: svg`<path d="M10 2.800a2.400 2.400 0 0 1 2.400 2.400v4a2.400 2.400 0 0 1-4.800 0v-4A2.400 2.400 0 0 1 10 2.800ZM5 9.400a5 5 0 0 0 10 0M10 14.400v3"/>`,
  pause: svg`<path d="M7.500 5v10M12.500 5v10"/>`,
  cup: svg`<path d="M4 7.5h9.5V12a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM13.5 8.5H15a2 2 0 0 1 0 4h-1.5M6.5 5V3.5M9.5 5V3.5"/>`,
  moon: svg`<path d="M16 11.5A6.5 6.5 0 1 1 8.5 4a5.2 5.2 0 0 0 7.5 7.5Z"/>`,
  note: svg`<path d="M4 3.5h12V12l-4.5 4.5H4zM16 12h-4.5v4.5M7 7.5h6M7 10.5h3"/>`,
  reply: svg`<path d="M8 5 3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5V16"/>`,
  side: svg`<rect x="3" y="4" width="14" height="12" rx="2"/><path d="M12 4v12"/>`,
  keys: svg`<rect x="2.5" y="5" width="15" height="10" rx="1.8"/><path d="M5.5 8.3h.01M8.5 8.3h.01M11.5 8.3h.01M14.5 8.3h.01M6.5 11.8h7"/>`,
  gear: svg`<circle cx="10" cy="10" r="2.5"/><path d="M10 2.8v2M10 15.2v2M2.8 10h2M15.2 10h2M4.9 4.9l1.4 1.4M13.7 13.7l1.4 1.4M15.1 4.9l-1.4 1.4M6.3 13.7l-1.4 1.4"/>`,
  out: svg`<path d="M8 4H4v12h4M12.5 6.5 16 10l-3.5 3.5M16 10H8"/>`,
  user: svg`<circle cx="10" cy="7" r="3.3"/><path d="M3.8 16.8a6.4 6.4 0 0 1 12.4 0"/>`,
  unplugged: svg`<path d="M2.5 8.5c1-.9 2.2-1.6 3.5-2M9 5.6c3-.2 6 .8 8.5 2.9M5.3 11.5a6.6 6.6 0 0 1 2.3-1.4M12.6 10.2c.8.3 1.5.8 2.1 1.3M10 15.5h.01M3.5 3.5l13 13"/>`,
  outside: svg`<path d="M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7"/>`,
  building: svg`<path d="M4 17V4.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1V17M12 8.5h3a1 1 0 0 1 1 1V17M2.5 17h15M6.8 7h2.4M6.8 10h2.4M6.8 13h2.4"/>`,
  search: svg`<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800"/>`,
  book: svg`<path d="M10 5.500C8.500 4.300 6.500 4 3 4v11.500c3.500 0 5.500.3 7 1.500 1.500-1.200 3.500-1.500 7-1.500V4c-3.500 0-5.500.3-7 1.500ZM10 5.500V17"/>`,
  bolt: svg`<path d="M11 2.500 4.500 11H10l-1 6.500L15.500 9H10z"/>`,
  bell: svg`<path d="M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3"/>`,
  more: svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.4"/>`,
  consult: svg`<path d="M7 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 16.500c.500-3 2.500-4.500 5-4.500s4.500 1.500 5 4.500M12.500 4.500h5.500v4h-3l-2.500 2z"/>`,
  transfer: svg`<path d="M3.500 7h12M12 3.500 15.500 7 12 10.500M16.500 13h-12M8 9.500 4.500 13 8 16.500"/>`,
  block: svg`<circle cx="10" cy="10" r="7"/><path d="m5.200 5.200 9.600 9.600"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="2"/><path d="M13 4.5A1.5 1.5 0 0 0 11.5 3.500H5A1.500 1.500 0 0 0 3.500 5v6.500A1.500 1.500 0 0 0 5 13"/>`,
  card: svg`<rect x="3" y="3.500" width="14" height="13" rx="2"/><path d="M3 9h14M6 12h5M6 14h3"/>`,
  smile: svg`<circle cx="10" cy="10" r="7"/><path d="M7 11.800a3.700 3.700 0 0 0 6 0M7.500 8h.01M12.500 8h.01"/>`,
  clip: svg`<path d="m16 9.300-6.300 6.300a3.900 3.900 0 0 1-5.500-5.500l6.700-6.700a2.600 2.600 0 0 1 3.700 3.700l-6.600 6.600a1.300 1.300 0 0 1-1.900-1.900l6-6"/>`,
  file: svg`<path d="M5 3.500h6.500L15.500 7.500V16a.8.8 0 0 1-.8.8H5.300a.8.8 0 0 1-.8-.8V4.300a.8.8 0 0 1 .5-.8ZM11.500 3.500v4h4"/>`,
  save: svg`<path d="M10 3.500v9M6.200 9 10 12.700 13.800 9M4 16.500h12"/>`,
  people: svg`<circle cx="7.5" cy="7" r="2.8"/><path d="M2.2 16a5.4 5.4 0 0 1 10.6 0M13 4.6a2.6 2.6 0 0 1 0 5M14.6 12a5 5 0 0 1 3.2 4"/>`,
  wall: svg`<rect x="2.5" y="4" width="15" height="10" rx="1.8"/><path d="M7.5 17h5M10 14v3M6 8h2M6 10.5h2M12 8h2M12 10.5h2"/>`,
  chart: svg`<path d="M3 3v13.500h14M6.500 13V9.500M10 13V5.500M13.500 13V8"/>`,
  eye: svg`<path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Z"/><circle cx="10" cy="10" r="2.3"/>`,
  record: svg`<path d="M10 2.8 16 5v5c0 3.6-2.5 6.2-6 7.2-3.5-1-6-3.6-6-7.2V5zM7.4 9.8l1.9 1.9 3.4-3.6"/>`,
  callback: svg`<path d="M6 4 7.500 7.500 5.800 8.900a8.600 8.600 0 0 0 4.800 4.800l1.500-1.700 3.400 1.500v2.300a1.200 1.200 0 0 1-1.300 1.200C8 16.600 3.200 11.700 2.700 5.300A1.200 1.200 0 0 1 3.900 4zM17.500 6h-6M13.800 3.500 11.300 6l2.500 2.500"/>`,
  star: svg`<path d="m10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7z"/>`,
  mail: svg`<rect x="2.5" y="4.5" width="15" height="11" rx="1.5"/><path d="m3 6 7 5 7-5"/>`,
  phone: svg`<path d="M6.5 3 8.300 7 6.300 8.600a9.500 9.500 0 0 0 5.100 5.100L13 11.700l4 1.800v2.700a1.300 1.300 0 0 1-1.400 1.300C8.900 17 3 11.100 2.500 4.400A1.300 1.300 0 0 1 3.800 3z"/>`,
} as const

/** The name of a drawing. */
export type IconName = keyof typeof drawings

/** A drawing; its words stand beside it, so it is hidden from screen readers. `size` in px. */
export function icon(name: IconName, size = 20): SVGTemplateResult {
  return svg`<svg width=${size} height=${size} viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawings[name]}</svg>`
}

/** A star that is filled, for a rating's score. */
export function filledStar(): SVGTemplateResult {
  return svg`<svg width="16" height="16" viewBox="0 0 20 20" fill="currentColor" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true">${drawings.star}</svg>`
}

/** Two jacks and a slack cord between them: nobody is connected, and nothing is wrong. */
export function slackCord(): SVGTemplateResult {
  return svg`<svg width="140" height="64" viewBox="0 0 140 64" fill="none" aria-hidden="true"><path d="M14 24C42 64 98 64 126 24" stroke="var(--line-2)" stroke-width="3" stroke-linecap="round"/>${jack(14, 24)}${jack(126, 24)}</svg>`
}

function jack(x: number, y: number): SVGTemplateResult {
  return svg`<circle cx=${x} cy=${y} r="9" fill="var(--canvas)" stroke="var(--edge)" stroke-width="2"/><circle cx=${x} cy=${y} r="3.5" fill="var(--edge)"/>`
}
