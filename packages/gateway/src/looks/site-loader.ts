import { readFileSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type pg from 'pg'
import { type Looks, styleOf } from './looks.js'

/** The loader as one site's pages get it. */
interface SiteLoader {
  readonly plain: string
  readonly brotli: Buffer
}

/** Gives pages the loader with the looks of their site in it, so that nothing jumps and nothing more is asked for. */
export interface SiteLoaders {
  /** `site`: an embed key; without it, the sites that allow the origin. Null: the loader as it was built. */
  of(page: { readonly site: string | null; readonly origin: string | null }): Promise<SiteLoader | null>
}

/** The loader's style sheet begins so: what stands before it is the site's. */
const sheet = ':host{all:initial!important'
/** So long what was found for a page is found again, ms. */
const keptMs = 5_000
const remembered = 2_000

const byKey = 'SELECT key, looks FROM sites WHERE key = $1 AND NOT archived'
const byOrigin =
  'SELECT key, looks FROM sites WHERE origins @> ARRAY[$1] AND NOT archived ORDER BY key LIMIT 20'

/** Loaders made of the file at `path`; what cannot be looked up is reported, and the loader is the one that was built. */
export function createSiteLoaders(
  pool: pg.Pool,
  path: string,
  report: (what: string, error: unknown) => void,
): SiteLoaders {
  const styles = new Kept<string>(async (key) => {
    const [sql, value] = JSON.parse(key) as [string, string]
    const { rows } = await pool.query<{ key: string; looks: Looks }>(sql, [value])
    return rows.map((site) => styleOf(site.key, site.looks)).join('')
  })
  const made = new Map<string, Promise<SiteLoader>>()
  return {
    async of({ site, origin }) {
      if (site === null && origin === null) return null
      const key = JSON.stringify(site === null ? [byOrigin, origin] : [byKey, site])
      try {
        const style = await styles.get(key)
        return style === ''
          ? null
          : await remember(made, `${statSync(path).mtimeMs} ${style}`, () => make(path, style))
      } catch (error) {
        report('the looks of a site', error)
        return null
      }
    },
  }
}

async function make(path: string, style: string): Promise<SiteLoader> {
  const built = readFileSync(path, 'utf8')
  // The sheet is a text in the script: what is put into it must not end that text.
  const fitting = built.includes(`'${sheet}`) ? style.replaceAll("'", '"') : style
  const plain = built.replace(sheet, () => fitting + sheet)
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
