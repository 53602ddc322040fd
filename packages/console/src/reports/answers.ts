import type { Numbers, Question, ReportsApi } from './reports-api.js'

/** How a question stands: `numbers` stays what it was last, also when asking again has failed. */
export interface Standing {
  readonly numbers: Numbers | null
  readonly fault: { readonly away: boolean; readonly code: string; readonly said: string } | null
  readonly asking: boolean
}

const unknown: Standing = { numbers: null, fault: null, asking: true }

/** The answers that a page shows. Each question is asked once, and again when the page is to be brought up to date. */
export interface Answers {
  /** How a question stands; whoever asks first has it sent. */
  of(question: Question): Standing
  /** Asks all that is shown anew, as it is known at `asOf` (epoch ms); what was not asked for since the last time is forgotten. */
  refresh(asOf: number): void
  /** Since when (epoch ms) numbers have stood still because nothing answers; null: they do not. */
  staleSince(): number | null
}

/** Answers for one page; `changed` is called when one has come. `asOf`: the moment of the first ones (epoch ms). */
export function createAnswers(
  api: Pick<ReportsApi, 'ask'>,
  { asOf, changed }: { asOf: number; changed: () => void },
): Answers {
  const known = new Map<string, { question: Question; standing: Standing; shown: boolean }>()
  let moment = asOf
  const send = async (key: string, question: Question): Promise<void> => {
    const sent = moment
    const told = await api.ask(question, sent)
    const entry = known.get(key)
    // What was asked anew meanwhile is the newer one.
    if (entry === undefined || sent !== moment) return
    const { numbers } = entry.standing
    entry.standing = told.ok
      ? { numbers: told.value, fault: null, asking: false }
      : { numbers, fault: told, asking: false }
    changed()
  }
  return {
    of(question) {
      const key = JSON.stringify(question)
      const entry = known.get(key)
      if (entry !== undefined) {
        entry.shown = true
        return entry.standing
      }
      known.set(key, { question, standing: unknown, shown: true })
      void send(key, question)
      return unknown
    },
    refresh(at) {
      moment = at
      for (const [key, entry] of known) {
        if (!entry.shown) known.delete(key)
        else {
          entry.shown = false
          void send(key, entry.question)
        }
      }
    },
    staleSince() {
      const away = [...known.values()].filter(({ standing }) => standing.fault?.away === true)
      const moments = away.flatMap(({ standing }) => standing.numbers?.asOf ?? [])
      return moments.length > 0 ? Math.min(...moments) : null
    },
  }
}
