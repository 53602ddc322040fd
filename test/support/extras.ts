import type { Extra, ExtraSent } from '@switchboard/protocol'
import * as fc from 'fast-check'

const label = fc.stringMatching(/^[a-z0-9àéêôđăơưạểỹ]{1,20}$/)
const link = fc.record({ label, url: fc.webUrl({ withQueryParameters: true }) })
const picture = fc.record({
  file: fc.uuid(),
  width: fc.integer({ min: 1, max: 9_999 }),
  height: fc.integer({ min: 1, max: 9_999 }),
})

/** What an agent sends along with words. */
export const extraOf: fc.Arbitrary<Extra> = fc.oneof(
  fc.record({ replies: fc.array(label, { minLength: 1, maxLength: 5 }) }),
  fc.record({
    card: fc.record(
      { title: label, links: fc.array(link, { maxLength: 3 }), picture: fc.uuid() },
      { requiredKeys: ['title', 'links'] },
    ),
  }),
)

/** The same as everybody sees it. */
export const extraSentOf: fc.Arbitrary<ExtraSent> = fc.record(
  {
    words: label,
    replies: fc.array(label, { minLength: 1, maxLength: 5 }),
    card: fc.record(
      { title: label, links: fc.array(link, { maxLength: 3 }), picture },
      { requiredKeys: ['title', 'links'] },
    ),
  },
  { requiredKeys: ['words'] },
)
