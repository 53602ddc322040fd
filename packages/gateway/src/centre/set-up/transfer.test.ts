import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Greetings } from '../../greetings/greetings.js'
import type { SiteForm } from '../../reception/form-schema.js'
import { apply } from './apply.js'
import { type SetUp, kinds } from './set-up.js'
import { draftsOf, exportSetUp } from './transfer.js'

const empty = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as SetUp
const kept = { rev: 1, archived: false }
let made = 0
const makers = {
  newId: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
  newKey: () => `key${(made += 1)}`,
}

/** What people type: letters of two languages, markup and formulas; no two alike, whatever the case. */
const names = fc.uniqueArray(
  fc
    .string({ unit: fc.constantFrom(...Array.from('aĐếo Ằz<>=+@-"\'&{}')), minLength: 1, maxLength: 12 })
    .map((text) => text.trim().normalize('NFC'))
    .filter((text) => text !== ''),
  { minLength: 2, maxLength: 5, selector: (text) => text.toLocaleLowerCase('en') },
)
const codes = fc.uniqueArray(fc.stringMatching(/^[a-z0-9_]{1,8}$/), { minLength: 1, maxLength: 4 })
const labels = fc.record({ en: names.map(([one = 'x']) => one), vi: names.map(([one = 'x']) => one) })
const level = fc.integer({ min: 1, max: 10 })
const span = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
  .filter(({ from, to }) => from < to)

function levelsOf(known: readonly string[]): fc.Arbitrary<Record<string, number>> {
  return fc.dictionary(fc.constantFrom(...known), level, { noNullPrototype: true })
}

const siteForm: fc.Arbitrary<SiteForm> = codes.chain((keys) =>
  fc.record({
    fields: fc.tuple(
      ...keys.map((key) =>
        fc.record({
          key: fc.constant(`x${key}`),
          kind: fc.constant('text' as const),
          required: fc.boolean(),
          labels,
        }),
      ),
    ),
    consent: fc.option(
      fc.record({ required: fc.boolean(), labels, link: fc.constant('https://shop.example/') }),
    ),
  }),
)

const greetings: fc.Arbitrary<Greetings> = codes.chain((keys) =>
  fc.record({
    consent: fc.boolean(),
    rules: fc.tuple(
      ...keys.map((key) =>
        fc.record({
          key: fc.constant(key),
          pages: fc.constantFrom<string[][]>([], ['/prices*']),
          seconds: fc.nat(3_600),
          attributes: fc.constantFrom<{ name: string; value: string }[][]>(
            [],
            [{ name: 'plan', value: 'pro' }],
          ),
          texts: labels,
          often: fc.constantFrom('session' as const, 'day' as const, 'ever' as const),
        }),
      ),
    ),
  }),
)

/** A whole set-up in which everything names what it may. */
const setUps: fc.Arbitrary<SetUp> = fc
  .record({ brands: names, queues: names, sites: names, codes, labels })
  .chain(({ brands: brandNames, queues: queueNames, sites: siteNames, codes: skillCodes, labels: words }) => {
    const brands = brandNames.map((name) => ({ id: makers.newId(), name, ...kept }))
    const queueIds = queueNames.map(() => makers.newId())
    const skills = skillCodes.map((code, position) => ({ code, labels: words, position, ...kept }))
    const brandId = fc.constantFrom(...brands.map(({ id }) => id))
    const queueId = fc.constantFrom(...queueIds)
    const rules = (own: string): fc.Arbitrary<Record<string, unknown> | null> =>
      fc.option(
        fc.record(
          {
            skills: levelsOf(skillCodes),
            relaxation: fc.array(fc.record({ afterMs: fc.nat(86_400_000), skills: levelsOf(skillCodes) }), {
              maxLength: 3,
            }),
            stickyMs: fc.nat(600_000),
            maxWaiting: fc.option(fc.nat(100)),
            overflow: fc.option(
              fc.record({
                afterMs: fc.nat(86_400_000),
                to: fc.constantFrom(...queueIds.filter((id) => id !== own)),
              }),
            ),
            hours: fc.option(
              fc.record({
                zone: fc.constantFrom('UTC', 'Asia/Ho_Chi_Minh', 'Europe/Berlin'),
                weekly: fc
                  .array(span, { maxLength: 7 })
                  .map((spans) => spans.map((one, index) => ({ day: index + 1, ...one }))),
                holidays: fc.array(span, { maxLength: 1 }).map((spans) => [{ date: '2026-09-02', spans }]),
              }),
            ),
          },
          { requiredKeys: [] },
        ),
      )
    const target = fc.record({
      targetMs: fc.integer({ min: 1_000, max: 86_400_000 }),
      shortMs: fc.nat(1_000),
      percent: fc.integer({ min: 1, max: 100 }),
    })
    return fc.record({
      skills: fc.constant(skills),
      brands: fc.constant(brands),
      queues: fc.tuple(
        ...queueNames.map((name, index) =>
          fc.record({
            id: fc.constant(queueIds[index] ?? ''),
            name: fc.constant(name),
            offerMs: fc.integer({ min: 1_000, max: 600_000 }),
            wrapUpMs: fc.nat(3_600_000),
            dispositionRequired: fc.boolean(),
            rules: rules(queueIds[index] ?? ''),
            targets: fc.option(fc.record({ chat: target, voice: target }, { requiredKeys: [] })),
            rev: fc.constant(1),
            archived: fc.constant(false),
          }),
        ),
      ),
      sites: fc.tuple(
        ...siteNames.map((name) =>
          fc.record({
            id: fc.constant(makers.newId()),
            key: fc.constant(makers.newKey()),
            name: fc.constant(name),
            brand: brandId,
            queue: queueId,
            origins: fc.constant(['https://shop.example']),
            priority: fc.nat(1_000),
            looks: fc.constantFrom({}, { brand: '#ffd400', radius: 0, label: true }),
            recordsCalls: fc.boolean(),
            skills: levelsOf(skillCodes),
            form: fc.option(siteForm),
            greetings: fc.option(greetings),
            rev: fc.constant(1),
            archived: fc.constant(false),
          }),
        ),
      ),
      users: fc
        .tuple(
          fc.uniqueArray(queueId),
          fc.integer({ min: 1, max: 10 }),
          levelsOf(skillCodes),
          brandNames.length > 2 ? fc.uniqueArray(brandId) : fc.constant(null),
        )
        .map(([queues, chats, has, scope]) => [
          {
            id: makers.newId(),
            user: 'root',
            name: 'Root',
            role: 'admin' as const,
            email: null,
            brands: null,
            queues: [],
            chats: 1,
            skills: {},
            ...kept,
          },
          {
            id: makers.newId(),
            user: 'hoa',
            name: '=1+1',
            role: 'agent' as const,
            email: 'hoa@hien.example',
            brands: scope?.toSorted() ?? null,
            queues: queues.toSorted(),
            chats,
            skills: has,
            ...kept,
          },
        ]),
      dispositions: fc.constant(skills),
      breakReasons: fc.boolean().map((paid) => skills.map((skill) => ({ ...skill, paid }))),
      articles: fc.boolean().map((published) => [
        {
          id: makers.newId(),
          title: 'Trả hàng',
          text: '# Gửi lại\n\n**30** ngày',
          language: 'vi',
          brand: brands[0]!.id,
          topic: published ? 'returns' : null,
          published,
          ...kept,
        },
      ]),
      cannedReplies: fc
        .tuple(fc.option(brandId), fc.option(fc.constantFrom('en', 'vi')))
        .map(([brand, language]) => [
          { id: makers.newId(), title: 'Hello', text: 'Chào {{visitor}}\n<b>&', language, brand, ...kept },
        ]),
      webhooks: fc.option(fc.subarray(brands.map(({ id }) => id))).map((scope) => [
        {
          id: makers.newId(),
          name: 'Đơn hàng',
          url: 'https://orders.example/heard?of=all',
          types: ['contact_started'],
          brands: scope?.toSorted() ?? null,
          words: scope === null,
          paused: scope !== null,
          ...kept,
        },
      ]),
    })
  })

test('what was taken out of one centre and into an empty one is taken out of that the same', () => {
  fc.assert(
    fc.property(setUps, (setUp) => {
      const file = JSON.parse(JSON.stringify(exportSetUp(setUp))) as ReturnType<typeof exportSetUp>
      const taken = draftsOf(file, empty, makers.newId)
      if ('faults' in taken) throw new Error(JSON.stringify(taken.faults))
      const applied = apply(empty, taken.drafts, makers)
      if (!('next' in applied)) throw new Error(JSON.stringify(applied))
      expect(sorted(exportSetUp(applied.next))).toEqual(sorted(file))
      const again = draftsOf(file, applied.next, makers.newId)
      if ('faults' in again) throw new Error(JSON.stringify(again.faults))
      expect(apply(applied.next, again.drafts, makers)).toMatchObject({ changed: [] })
    }),
    { numRuns: 200 },
  )
})

/** Lists of names have an order of ids, which are others in another centre. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? value.toSorted() : value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, sorted(inner)]))
}
