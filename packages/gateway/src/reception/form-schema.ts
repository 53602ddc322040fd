import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'

const labels = Type.Record(Type.String(), Type.String({ maxLength: 200 }), {
  description:
    'By language, such as `en`. Of a name, an e-mail address and a number the widget has words of its own.',
})
const key = Type.String({
  maxLength: 40,
  description: 'What the answer goes by: small letters, digits and underscores.',
})

/** What a site asks before a chat. */
export const siteFormSchema = Type.Object(
  {
    fields: Type.Array(
      Type.Object(
        {
          key,
          kind: Type.Enum(['name', 'email', 'phone', 'text', 'select']),
          required: Type.Boolean(),
          labels,
          options: Type.Optional(
            Type.Array(Type.Object({ key, labels }, { additionalProperties: false }), {
              maxItems: 12,
              description: 'What a `select` lets one choose.',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    consent: Type.Union([
      Type.Object(
        {
          required: Type.Boolean(),
          labels,
          link: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
)

/** What a site asks before a chat. */
export type SiteForm = Static<typeof siteFormSchema>

/** One field of it. */
export type FormField = SiteForm['fields'][number]

/** A form as it is stored; null where it is none, or asks for nothing. */
export function readSiteForm(stored: unknown): SiteForm | null {
  if (!Value.Check(siteFormSchema, stored)) return null
  return stored.fields.length === 0 && stored.consent === null ? null : stored
}
