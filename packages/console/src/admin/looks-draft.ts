/** The looks of a site as the gateway tells them: only what differs from the product's own. */
export interface Looks {
  readonly brand?: string
  readonly radius?: number
  readonly width?: number
  readonly insetX?: number
  readonly insetY?: number
  readonly side?: 'start' | 'end'
  readonly font?: string
  readonly theme?: 'light' | 'dark' | 'auto'
  readonly label?: boolean
}

/** What is typed, before it is known to fit. */
export type LooksDraft = Readonly<Record<'brand' | 'font' | 'side' | 'theme' | Length, string>> & {
  readonly label: boolean
}

/** The looks that are lengths in px, with the least and the most of each. */
export const lengths = {
  radius: [0, 28],
  width: [320, 440],
  insetX: [0, 200],
  insetY: [0, 200],
} as const
/** The name of a look that is a length. */
export type Length = keyof typeof lengths

const family = '[A-Za-z][A-Za-z0-9 -]{0,39}'
const font = new RegExp(`^${family}(, ?${family}){0,5}$`)

/** What a form starts from. */
export function draftOf(looks: Looks): LooksDraft {
  const length = (name: Length): string => (looks[name] === undefined ? '' : String(looks[name]))
  return {
    brand: looks.brand ?? '',
    font: looks.font ?? '',
    side: looks.side ?? 'end',
    theme: looks.theme ?? 'auto',
    label: looks.label ?? false,
    radius: length('radius'),
    width: length('width'),
    insetX: length('insetX'),
    insetY: length('insetY'),
  }
}

/** The names of what does not fit. */
export function faultsOf(draft: LooksDraft): readonly ('brand' | 'font' | Length)[] {
  return [
    ...(draft.brand === '' || /^#[0-9a-f]{6}$/i.test(draft.brand) ? [] : (['brand'] as const)),
    ...(draft.font === '' || font.test(draft.font) ? [] : (['font'] as const)),
    ...(Object.keys(lengths) as Length[]).filter((name) => {
      const [least, most] = lengths[name]
      const value = Number(draft[name])
      return draft[name] !== '' && !(Number.isInteger(value) && value >= least && value <= most)
    }),
  ]
}

/** What a draft comes to; what does not fit is left out. */
export function looksOf(draft: LooksDraft): Looks {
  const wrong: readonly string[] = faultsOf(draft)
  const fits = (name: 'brand' | 'font' | Length): boolean => draft[name] !== '' && !wrong.includes(name)
  return {
    ...(fits('brand') ? { brand: draft.brand.toLowerCase() } : {}),
    ...Object.fromEntries(
      (Object.keys(lengths) as Length[]).filter(fits).map((name) => [name, Number(draft[name])]),
    ),
    ...(draft.side === 'start' ? { side: 'start' as const } : {}),
    ...(fits('font') ? { font: draft.font } : {}),
    ...(draft.theme === 'auto' ? {} : { theme: draft.theme as 'light' | 'dark' }),
    ...(draft.label ? { label: true } : {}),
  }
}

/** The widget's own tokens for these looks, as a page would set them. */
export function tokensOf({ brand, font: face, side, ...looks }: Looks): Readonly<Record<string, string>> {
  const given = {
    '--switchboard-brand': brand,
    '--switchboard-font': face,
    '--switchboard-side': side,
    '--switchboard-radius': looks.radius,
    '--switchboard-width': looks.width,
    '--switchboard-inset-x': looks.insetX,
    '--switchboard-inset-y': looks.insetY,
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? `${value}px` : value]],
    ),
  )
}
