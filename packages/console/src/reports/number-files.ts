import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import { captionOf } from './caption.js'
import type { ConsoleChart } from './chart.js'
import type { ReportContext } from './context.js'
import { numberFile } from './reports-api.js'
import type { Question } from './reports-api.js'

/** The files of a number: CSV, Parquet, and where it is `drawn` on a canvas, a picture. */
export function files(
  context: ReportContext,
  of: {
    readonly question: Question
    readonly asOf: number
    readonly title: string
    readonly drawn?: boolean
    /** All that is shown; left out: what the question is about. */
    readonly metrics?: readonly string[]
  },
): TemplateResult {
  const { question, asOf, title, drawn: pictured = true, metrics = [question.metric] } = of
  const { words } = context
  return html`<span class="files">
    ${pictured ? html`<button type="button" class="icon-button" aria-label="${words.picture}: ${title}" title=${words.picture} @click=${(event: Event) => void savePicture(event, { name: question.metric, ...captionOf(context, title, asOf) })}>${icon('save', 16)}</button>` : nothing}
    <a class="button ghost low" download href=${numberFile(question, { asOf, metrics, format: 'csv' })} aria-label="${words.csv}: ${title}">${words.csv}</a>
    <a class="button ghost low" download href=${numberFile(question, { asOf, metrics, format: 'parquet' })} aria-label="${words.parquet}: ${title}">${words.parquet}</a>
  </span>`
}

async function savePicture(
  { currentTarget }: Event,
  { name, ...caption }: { readonly name: string } & ReturnType<typeof captionOf>,
): Promise<void> {
  const chart = (currentTarget as HTMLElement)
    .closest('section')
    ?.querySelector<ConsoleChart>('console-chart')
  const picture = await chart?.picture(caption)
  if (!picture) return
  const href = URL.createObjectURL(picture)
  Object.assign(document.createElement('a'), { href, download: `${name}.png` }).click()
  URL.revokeObjectURL(href)
}
