import type pg from 'pg'
import { hashPassword } from '../centre/passwords.js'
import type { PlayNews } from '../simulate/past-order.js'
import { type PastProcess, startPastProcess } from '../simulate/past-process.js'
import type { PastOrder } from '../simulate/play-past.js'

/** The past of the demo's tenants: 21,000 contacts in thirty days and what has passed of today. */
const pasts = [
  {
    key: 'demo',
    contacts: 16_500,
    people: 12,
    brands: [
      {
        name: 'Northern Bikes',
        sites: [
          { name: 'Northern Bikes shop', queue: 'Orders' },
          { name: 'Northern Bikes workshop', queue: 'Technical support' },
        ],
      },
    ],
  },
  { key: 'other', contacts: 4_500, people: 6, brands: [] },
] as const

const days = 30
const seed = 2026

/** Plays the demo's past in the background, or what is missing of it; says at every quarter how far it is. */
export async function startDemoPast(
  pool: pg.Pool,
  {
    databaseUrl,
    say,
    report,
  }: {
    readonly databaseUrl: string
    readonly say: (line: string) => void
    readonly report: (what: string, error: unknown) => void
  },
): Promise<PastProcess | null> {
  const { rows } = await pool.query<{ id: number; key: string; done: boolean }>(
    'SELECT t.id, t.key, s.done_at IS NOT NULL AS done FROM tenants t LEFT JOIN simulations s ON s.tenant = t.id WHERE t.key = ANY($1)',
    [pasts.map(({ key }) => key)],
  )
  if (rows.every(({ done }) => done)) return null
  const password = await hashPassword('demo')
  const orders = pasts.flatMap(({ key, contacts, people, brands }): PastOrder[] => {
    const tenant = rows.find((row) => row.key === key)?.id
    return tenant === undefined
      ? []
      : [{ tenant, seed, days, contacts, additions: { people, password, brands } }]
  })
  return startPastProcess({ databaseUrl, orders, report, onNews: quarters(say) })
}

function quarters(say: (line: string) => void): (news: PlayNews) => void {
  let told = 0
  return ({ played, of, done }) => {
    const quarter = Math.floor((4 * played) / of)
    if (done) say(`A past month is there: ${played} contacts.`)
    else if (quarter > told && quarter < 4) say(`Playing a past month: ${quarter * 25} % of ${of} contacts.`)
    told = quarter
  }
}
