import { nothing, svg } from 'lit'
import type { SVGTemplateResult } from 'lit'

const [width, height, edge] = [180, 30, 3]

/** A small line of how a number went, the goal dotted behind it; what is unknown is a gap. Told in words elsewhere. */
export function spark(
  values: readonly (number | null)[],
  goal: number | null = null,
): SVGTemplateResult | typeof nothing {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return nothing
  const all = goal === null ? known : [...known, goal]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const y = (value: number): string =>
    (height - edge - ((value - low) / (high - low || 1)) * (height - 2 * edge)).toFixed(1)
  const x = (index: number): string => ((index * width) / (values.length - 1)).toFixed(1)
  const path = values
    .map((value, index) =>
      value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${x(index)} ${y(value)}`,
    )
    .join('')
  return svg`<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${goal === null ? nothing : svg`<path class="aim" d="M0 ${y(goal)}H${width}" />`}<path class="run" d=${path} />
  </svg>`
}
