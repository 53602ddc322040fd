import type { ReportWords } from './words-en.js'

interface Said {
  readonly words: Pick<ReportWords, 'call' | 'from'>
  readonly tag: string
}

type Body = Readonly<Record<string, unknown>>

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a fact of a call's sound tells beside its name: which end, why there is none, and what that end measured. */
export function aboutCall({ words, tag }: Said, body: Body): string {
  const { by, why, phases, quality } = body
  const { call } = words
  const parts = [
    words.from[textIn(by)] ?? textIn(by),
    call.why[textIn(why)] ?? textIn(why),
    phasesIn(call, phases, tag),
    qualityIn(call, quality, tag),
  ]
  return parts.flatMap((part) => (part === '' ? [] : [`· ${part}`])).join(' ')
}

function phasesIn(call: ReportWords['call'], phases: unknown, tag: string): string {
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const reached = (phases ?? {}) as Readonly<Partial<Record<keyof typeof call.phases, number>>>
  return (Object.keys(call.phases) as (keyof typeof call.phases)[])
    .flatMap((phase) => {
      const ms = reached[phase]
      return ms === undefined ? [] : [call.after(call.phases[phase], number.format(ms / 1_000))]
    })
    .join(', ')
}

function qualityIn(call: ReportWords['call'], quality: unknown, tag: string): string {
  if (quality === undefined || quality === null) return ''
  const { mos, rttMs, jitterMs, lossRatio } = quality as Readonly<Record<string, number>>
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
  const score = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  return call.quality(
    score.format(mos ?? 0),
    whole.format(rttMs ?? 0),
    whole.format(jitterMs ?? 0),
    share.format(lossRatio ?? 0),
  )
}
