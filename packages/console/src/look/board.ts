import { svg } from 'lit'
import type { SVGTemplateResult } from 'lit'

const gap = 84
const edge = 58
const holes = 7

interface Cord {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly colour: string
}

const cords: readonly Cord[] = [
  { from: [0, 1], to: [4, 4], colour: 'var(--accent)' },
  { from: [6, 0], to: [2, 3], colour: 'var(--wait-fill)' },
  { from: [1, 5], to: [5, 2], colour: 'var(--live)' },
  { from: [3, 5], to: [6, 4], colour: 'var(--watch)' },
]

/** The field of a switchboard with four cords plugged in; a picture for the log-in page, without meaning to a reader. */
export function board(): SVGTemplateResult {
  return svg`<svg width="620" height="620" viewBox="0 0 620 620" fill="none" aria-hidden="true">${field()}${cords.map(cord)}</svg>`
}

function field(): SVGTemplateResult[] {
  const places = Array.from(
    { length: holes * holes },
    (_, index) => [index % holes, Math.floor(index / holes)] as const,
  )
  return places.map(([column, row]) => {
    const [x, y] = [edge + column * gap, edge + row * gap]
    return svg`<circle cx=${x} cy=${y} r="11" fill="var(--surface)" stroke="var(--line-2)" stroke-width="2"/><circle cx=${x} cy=${y} r="4" fill="var(--line)"/>`
  })
}

function cord({ from, to, colour }: Cord): SVGTemplateResult {
  const [x1, y1] = [edge + from[0] * gap, edge + from[1] * gap]
  const [x2, y2] = [edge + to[0] * gap, edge + to[1] * gap]
  const sag = Math.max(y1, y2) + 104
  const way = `M${x1} ${y1} C ${x1 + (x2 - x1) * 0.15} ${sag}, ${x1 + (x2 - x1) * 0.85} ${sag}, ${x2} ${y2}`
  const plug = (x: number, y: number) =>
    svg`<circle cx=${x} cy=${y} r="11" fill="var(--surface)" stroke=${colour} stroke-width="2.5"/><circle cx=${x} cy=${y} r="5.5" fill=${colour}/>`
  return svg`<path d=${way} stroke="var(--canvas)" stroke-width="11"/><path d=${way} stroke=${colour} stroke-width="4.5"/>${plug(x1, y1)}${plug(x2, y2)}`
}
