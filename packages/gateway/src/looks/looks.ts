import { Type } from 'typebox'
import type { Static } from 'typebox'

const px = (minimum: number, maximum: number): Type.TInteger =>
  Type.Integer({ minimum, maximum, description: 'px.' })

/** How the widget looks in the pages of a site; what is not named is the product's own. Every value can stand in a style sheet as it is. */
export const looksSchema = Type.Object(
  {
    brand: Type.Optional(
      Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'Any colour; contrast is kept by itself.' }),
    ),
    radius: Type.Optional(px(0, 28)),
    width: Type.Optional(px(320, 440)),
    insetX: Type.Optional(px(0, 200)),
    insetY: Type.Optional(px(0, 200)),
    side: Type.Optional(Type.Enum(['start', 'end'])),
    font: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z][A-Za-z0-9 -]{0,39}(, ?[A-Za-z][A-Za-z0-9 -]{0,39}){0,5}$',
        description: 'Families that the page has, without quotes.',
      }),
    ),
    theme: Type.Optional(Type.Enum(['light', 'dark', 'auto'])),
    label: Type.Optional(
      Type.Boolean({ description: 'Whether the launcher shows its words beside its sign.' }),
    ),
  },
  {
    additionalProperties: false,
    description: 'The tokens of the widget that differ from the product’s own.',
  },
)

/** How the widget looks in the pages of a site. */
export type Looks = Static<typeof looksSchema>

const unitOf = { radius: 'px', width: 'px', insetX: 'px', insetY: 'px' } as const
const tokens = ['brand', 'radius', 'width', 'insetX', 'insetY', 'side', 'font', 'theme'] as const

/** The rules of the widget's own style sheet that give it the looks of a site, by its embed key. The page's own rules for the element win over them. */
export function styleOf(key: string, looks: Looks): string {
  const host = `:host([site='${key}'])`
  const lines = tokens.flatMap((name) => {
    const value = looks[name]
    const unit = name in unitOf ? 'px' : ''
    return value === undefined ? [] : [`--switchboard-${dashed(name)}:${value}${unit}`]
  })
  const label = looks.label === true ? `${host} .dock>button>span[part]{font-size:14px}` : ''
  return lines.length === 0 ? label : `${host}{${lines.join(';')}}${label}`
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
