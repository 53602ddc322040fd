import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type pg from 'pg'
import { withGreeter } from '../greetings/greeter.js'
import { type Greetings, readGreetings } from '../greetings/greetings.js'
import { type Looks, styleOf } from './looks.js'

/** The loader as one site's pages get it. */
interface SiteLoader {
  readonly plain: string
  readonly brotli: Buffer
}

/** Gives pages the loader with the looks of their site in it, so that nothing jumps and nothing more is asked for, and with what greets where that site greets its visitors. */
export interface SiteLoaders {
  /** `site`: an embed key; without it, the sites that allow the origin. Null: the loader as it was built. */
  of(page: { readonly site: string | null; readonly origin: string | null }): Promise<SiteLoader | null>
}

/** The loader's style sheet begins so: what stands before it is the site's. */
const sheet = ':host{all:initial!important'
/** So long what was found for a page is found again, ms. */
const keptMs = 5_000
const remembered = 2_000

const byKey = 'SELECT key, looks, greetings FROM sites WHERE key = $1 AND NOT archived'
const byOrigin =
  'SELECT key, looks, greetings FROM sites WHERE origins @> ARRAY[$1] AND NOT archived ORDER BY key LIMIT 20'

/** Loaders made of the file at `path`; what cannot be looked up is reported, and the loader is the one that was built. */
export function createSiteLoaders(
  pool: pg.Pool,
  path: string,
  report: (what: string, error: unknown) => void,
): SiteLoaders {
  const own = new Kept<Own>(async (key) => {
    const [sql, value] = JSON.parse(key) as [string, string]
    return ownOf((await pool.query<Row>(sql, [value])).rows)
  })
  const made = new Map<string, Promise<SiteLoader>>()
  return {
    async of({ site, origin }) {
      if (site === null && origin === null) return null
      const key = JSON.stringify(site === null ? [byOrigin, origin] : [byKey, site])
      try {
        const found = await own.get(key)
        const { style, greetings } = found
        return style === '' && greetings === null
          ? null
          : await remember(made, `${statSync(path).mtimeMs} ${JSON.stringify(found)}`, () =>
              make(path, found),
            )
      } catch (error) {
        report('the looks and greetings of a site', error)
        return null
      }
    },
  }
}

interface Row {
  readonly key: string
  readonly looks: Looks
  readonly greetings: unknown
}

/** What the pages of some sites have of their own; `greetings`: by embed key, null where nobody is greeted. */
interface Own {
  readonly style: string
  readonly greetings: Readonly<Record<string, Greetings>> | null
}

function ownOf(sites: readonly Row[]): Own {
  const greeting = sites.flatMap(({ key, greetings }) => {
    const read = readGreetings(greetings)
    return read === null ? [] : [[key, read] as const]
  })
  return {
    style: sites.map((site) => styleOf(site.key, site.looks)).join(''),
    greetings: greeting.length === 0 ? null : Object.fromEntries(greeting),
  }
}

async function make(path: string, { style, greetings }: Own): Promise<SiteLoader> {
  const built = readFileSync(path, 'utf8')
  // The sheet is a text in the script: what is put into it must not end that text.
  const fitting = built.includes(`'${sheet}`) ? style.replaceAll("'", '"') : style
  const dressed = style === '' ? built : built.replace(sheet, () => fitting + sheet)
  const plain =
    greetings === null
      ? dressed
      : withGreeter(dressed, readFileSync(join(dirname(path), 'greeter.js'), 'utf8'), greetings)
  const text = Buffer.from(plain)
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }
  return { plain, brotli: await promisify(brotliCompress)(text, options) }
}

function remember<T>(all: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = all.get(key) ?? ask()
  all.set(key, answer)
  answer.catch(() => all.delete(key))
  if (all.size > remembered) all.delete(all.keys().next().value!)
  return answer
}

/** Asks once for all who ask within a few seconds. */
class Kept<T> {
  readonly #ask: (key: string) => Promise<T>
  #all = new Map<string, Promise<T>>()
  #since = -Infinity

  constructor(ask: (key: string) => Promise<T>) {
    this.#ask = ask
  }

  get(key: string): Promise<T> {
    if (performance.now() - this.#since > keptMs) {
      this.#all = new Map()
      this.#since = performance.now()
    }
    return remember(this.#all, key, () => this.#ask(key))
  }
}
