import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { View } from './address.js'
import { besideNumber, cardRow } from './cards.js'
import type { Card } from './cards.js'
import { chartPanel } from './chart-panel.js'
import { metricName, metricOf } from './context.js'
import type { ReportContext } from './context.js'
import { filled } from './filled.js'
import { choice } from './filter-bar.js'
import { goalOf } from './goals.js'
import { groupTable } from './group-table.js'
import { heatMap } from './heat-map.js'

const csat: Card = {
  metric: 'csat',
  below: ({ words }, count) => filled(words.ratings, count),
  range: { low: 'csat_low', high: 'csat_high', least: 30 },
}

const overviewCards: readonly Card[] = [
  { metric: 'service_level', below: ({ words }, count) => filled(words.of, count) },
  { metric: 'offered' },
  { metric: 'abandonment_rate', below: ({ words }, count) => filled(words.of, count) },
  {
    metric: 'answer_wait_p50',
    below: (context) => filled(context.words.p90, besideNumber(context, 'answer_wait_p90')),
  },
  {
    metric: 'handle_time',
    below: (context) =>
      filled(
        context.words.talkAndWrapUp,
        besideNumber(context, 'talk_time'),
        besideNumber(context, 'wrap_up_time'),
      ),
  },
  csat,
]

/** What each page of the reports is made of. */
export const viewBodies: Readonly<Record<View, (context: ReportContext) => TemplateResult>> = {
  overview: (context) => html`${cardRow(context, overviewCards)}
    <div class="pair">${levelChart(context)}${offeredChart(context)}</div>
    ${heatMap(context, context.ofBrands ? 'offered' : 'occupancy')}
    ${queueTable(context)}${aboutCalls(context) ? callTable(context) : nothing}`,
  queues: (context) => html`<div class="pair">${levelChart(context)}${offeredChart(context)}</div>
    ${queueTable(context)}
    ${groupTable(context, { title: metricName(context, 'queued'), by: 'queue', metrics: ['queued', 'answered', 'abandoned', 'flow_out', 'still_waiting', 'longest_wait', 'abandon_time', 'first_response', 'transfer_rate'] })}
    ${aboutCalls(context) ? callTable(context) : nothing}
    ${heatMap(context, 'offered')}`,
  agents: (context) =>
    context.ofBrands
      ? groupTable(context, {
          title: context.words.views.agents,
          by: 'agent',
          metrics: ['handled', 'handle_time', 'csat', 'transfer_rate'],
        })
      : html`${groupTable(context, { title: context.words.views.agents, by: 'agent', metrics: ['handled', 'handle_time', 'talk_time', 'hold_time', 'wrap_up_time', 'answer_rate', 'rona', 'transfer_rate', 'csat'] })}
    ${groupTable(context, { title: metricName(context, 'signed_in_time'), by: 'agent', metrics: ['signed_in_time', 'busy_time', 'idle_time', 'ringing_time', 'break_time', 'training_time', 'not_responding_time', 'occupancy', 'utilisation', 'average_concurrency'] })}
    ${heatMap(context, 'occupancy')}`,
  satisfaction: (
    context,
  ) => html`${cardRow(context, [csat, { metric: 'csat_mean' }, { metric: 'response_rate' }, { metric: 'first_response' }])}
    ${chartPanel(context, { title: metricName(context, 'csat'), kind: 'line', parts: [{ metric: 'csat', colour: '--c1' }] })}
    ${groupTable(context, { title: context.words.views.queues, by: 'queue', metrics: ['csat', 'csat_low', 'csat_high', 'csat_mean', 'response_rate'] })}
    ${groupTable(context, { title: context.words.views.agents, by: 'agent', metrics: ['csat', 'csat_low', 'csat_high', 'csat_mean', 'response_rate'] })}`,
  metric: oneMetric,
  contacts: () => html``,
}

function levelChart(context: ReportContext): TemplateResult {
  const title = metricName(context, 'service_level')
  const goal = goalOf(context.names, context.asked.filters)
  return chartPanel(context, {
    title,
    kind: 'line',
    goal,
    parts: [{ metric: 'service_level', colour: '--c1' }],
  })
}

function offeredChart(context: ReportContext): TemplateResult {
  const { words } = context
  const parts = [
    { metric: 'answered', colour: '--c1' },
    { metric: 'abandoned', colour: '--c2' },
    { metric: 'flow_out', colour: '--c3' },
    { metric: 'still_waiting', colour: '--c5' },
  ] as const
  return chartPanel(context, {
    title: words.offered,
    kind: 'bar',
    parts: parts.map((part) => ({ ...part, name: words.offeredParts[part.metric] })),
  })
}

function queueTable(context: ReportContext): TemplateResult {
  return groupTable(context, {
    title: context.words.views.queues,
    by: 'queue',
    metrics: [
      'offered',
      'service_level',
      'abandonment_rate',
      'answer_wait_p50',
      'answer_wait_p90',
      'handle_time',
      'csat',
    ],
  })
}

/** Calls have numbers of their own: in sight unless something else is asked for. */
function aboutCalls({ asked }: ReportContext): boolean {
  return asked.filters.channel === '' || asked.filters.channel === 'voice'
}

function callTable(context: ReportContext): TemplateResult {
  return groupTable(context, {
    title: context.words.callNumbers,
    by: 'queue',
    metrics: [
      'calls_abandoned',
      'calls_missed',
      'calls_failed',
      'asa',
      'call_setup_p50',
      'call_setup_p95',
      'answer_to_audio_p95',
      'call_mos',
      'poor_calls',
    ],
  })
}

/** Any metric of the list: its number, how it went, by day and hour, and split. */
function oneMetric(context: ReportContext): TemplateResult {
  const { words, asked, metrics, go, ofBrands } = context
  const shown = metrics.filter(({ dimensions }) => !ofBrands || dimensions.includes('brand'))
  const options = shown.map(({ key }) => ({ id: key, name: metricName(context, key) }))
  const { metric } = asked
  const { definition, attribution, dimensions, unit } = metricOf(context, metric)
  return html`<div class="pick">${choice(words.metric, { all: null, options, value: metric, set: (key) => go({ ...asked, metric: key, opened: null }) })}</div>
    <p class="quiet about">${definition} ${words.attribution[attribution.mode](attribution.moment)}</p>
    ${cardRow(context, [{ metric }])}
    ${chartPanel(context, { title: metricName(context, metric), kind: unit === 'count' ? 'bar' : 'line', parts: [{ metric, colour: '--c1' }] })}
    ${heatMap(context, metric)}
    ${(['queue', 'agent', 'brand'] as const).map((by) =>
      dimensions.includes(by)
        ? groupTable(context, {
            title: { queue: words.views.queues, agent: words.views.agents, brand: words.brand }[by],
            by,
            metrics: [metric],
          })
        : nothing,
    )}`
}
