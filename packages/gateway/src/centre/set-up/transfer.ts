import type { Draft } from './apply.js'
import { type Fault, fault } from './fault.js'
import { type Kind, type SetUp, type Things, defaults, keyOf, kinds, titleOf } from './set-up.js'

/** The whole set-up as one file: things by their names, so that it can be read, written by hand and taken to another centre. */
export interface SetUpFile {
  readonly format: typeof fileFormat
  readonly skills?: readonly FileThing[]
  readonly brands?: readonly FileThing[]
  readonly queues?: readonly FileThing[]
  readonly sites?: readonly FileThing[]
  readonly users?: readonly FileThing[]
  readonly dispositions?: readonly FileThing[]
  readonly breakReasons?: readonly FileThing[]
  readonly cannedReplies?: readonly FileThing[]
  readonly webhooks?: readonly FileThing[]
  readonly articles?: readonly FileThing[]
}
type FileThing = Readonly<Record<string, unknown>>

/** Names the file and its version. */
export const fileFormat = 'switchboard-set-up-1'

/** What of a thing names others, and of which kind they are. */
const references: { readonly [K in Kind]?: Readonly<Record<string, 'brands' | 'queues'>> } = {
  sites: { brand: 'brands', queue: 'queues' },
  users: { brands: 'brands', queues: 'queues' },
  cannedReplies: { brand: 'brands' },
  articles: { brand: 'brands' },
  webhooks: { brands: 'brands' },
}

/** A set-up as a file. Nothing of it is secret: passwords, sessions and keys of the API are not in a set-up. */
export function exportSetUp(setUp: SetUp): SetUpFile {
  const lists = kinds.map((kind) => [kind, setUp[kind].map((thing) => exported(kind, thing, setUp))])
  return { format: fileFormat, ...Object.fromEntries(lists) } as SetUpFile
}

function exported(kind: Kind, thing: Things[Kind], setUp: SetUp): FileThing {
  const named = references[kind] ?? {}
  const entries = Object.entries(thing)
    .filter(([field]) => field !== 'id' && field !== 'rev')
    .map(([field, value]) => {
      const of = named[field]
      if (field === 'rules') return [field, withOverflow(value, (id) => namesOf(id, setUp.queues))]
      return [field, of === undefined ? value : namesOf(value, setUp[of])]
    })
  return Object.fromEntries(entries) as FileThing
}

/** Rules whose overflow names its queue in another way. */
function withOverflow(rules: unknown, rename: (to: unknown) => unknown): unknown {
  const overflow: unknown =
    typeof rules === 'object' && rules !== null ? Reflect.get(rules, 'overflow') : null
  if (typeof overflow !== 'object' || overflow === null) return rules
  return { ...(rules as object), overflow: { ...overflow, to: rename(Reflect.get(overflow, 'to')) } }
}

function namesOf(value: unknown, list: readonly { readonly id: string; readonly name: string }[]): unknown {
  if (Array.isArray(value)) return value.map((id) => namesOf(id, list))
  return value === null ? null : (list.find(({ id }) => id === value)?.name ?? null)
}

/** What of a file is new to the centre and what it has, by name; things that the file does not name stay as they are. */
export function draftsOf(
  file: SetUpFile,
  now: SetUp,
  newId: () => string,
): { readonly drafts: readonly Draft[] } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const drafts: Draft[] = []
  const ids = { brands: idsOf(now.brands), queues: idsOf(now.queues) }
  for (const kind of kinds) {
    for (const [index, given] of (file[kind] ?? []).entries()) {
      const path = `${kind}.${index}.`
      const known = knownThing(kind, given, now)
      const values: Record<string, unknown> = { ...given }
      for (const [field, of] of Object.entries(references[kind] ?? {}))
        if (field in given) values[field] = resolve(given[field], ids[of], { field: path + field, faults })
      // A site that is known keeps its key: the snippets of its pages hold it.
      if (known !== null) delete values['key']
      if (known === null && !('code' in defaults[kind])) values['id'] = newId()
      if (kind === 'brands' || kind === 'queues')
        ids[kind].set(plain(given['name']), known === null ? String(values['id']) : keyOf(known))
      drafts.push({ kind, key: known === null ? null : keyOf(known), values, path })
    }
  }
  // Only now is every queue known that one of them may overflow to.
  const resolved = drafts.map((draft) => {
    if (draft.kind !== 'queues' || draft.values['rules'] === undefined) return draft
    const at = { field: `${draft.path ?? ''}rules`, faults }
    const rules = withOverflow(draft.values['rules'], (to) => resolve(to, ids.queues, at))
    return { ...draft, values: { ...draft.values, rules } }
  })
  return faults.length > 0 ? { faults } : { drafts: resolved }
}

function idsOf(
  list: readonly { readonly id: string; readonly name: string; readonly archived: boolean }[],
): Map<string, string> {
  // Of two of one name, the one that is in use.
  const sorted = list.toSorted((one, other) => Number(other.archived) - Number(one.archived))
  return new Map(sorted.map(({ id, name }) => [plain(name), id]))
}

function resolve(
  value: unknown,
  ids: ReadonlyMap<string, string>,
  at: { readonly field: string; readonly faults: Fault[] },
): unknown {
  if (Array.isArray(value)) return value.map((name) => resolve(name, ids, at))
  if (value === null) return null
  const id = ids.get(plain(value))
  if (id === undefined) at.faults.push(fault(at.field, 'reference', plain(value)))
  return id ?? ''
}

/** The thing of the centre that a thing of a file means: by its code, its user name, its title and language, or its name. */
function knownThing(kind: Kind, given: FileThing, now: SetUp): Things[Kind] | null {
  const list: readonly Things[Kind][] = now[kind]
  const fields = {
    skills: 'code',
    dispositions: 'code',
    breakReasons: 'code',
    users: 'user',
    cannedReplies: 'title',
    articles: 'title',
  } as const
  const field = kind in fields ? fields[kind as keyof typeof fields] : 'name'
  const same = list.filter(
    (thing) =>
      plain(
        kind === 'brands' || kind === 'queues' || kind === 'sites'
          ? Reflect.get(thing, 'name')
          : titleOf(thing),
      ) === plain(given[field]) &&
      (!('language' in thing) || thing.language === (given['language'] ?? null)),
  )
  return same.find(({ archived }) => !archived) ?? same[0] ?? null
}

function plain(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value.trim().normalize('NFC').toLocaleLowerCase('en')
}
