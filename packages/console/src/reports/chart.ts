import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { ChartDataset } from 'chart.js'
import { css, html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { figureText } from './figures.js'
import type { Unit } from './reports-api.js'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
)

/** One line, or one part of the bars. `colour`: a custom property of the look. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly colour: string
  /** Drawn with gaps: what is aimed at, or what was before. */
  readonly dashed?: boolean
}

/** A drawing of numbers on a canvas. It is told by its name alone; the numbers themselves are in the table beside it. Fires `point` with an index. */
@customElement('console-chart')
export class ConsoleChart extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      height: 236px;
      min-width: 0;
    }
    canvas {
      position: absolute;
      inset: 0;
    }
  `

  @property() kind: 'line' | 'bar' = 'line'
  @property({ attribute: false }) labels: readonly string[] = []
  @property({ attribute: false }) series: readonly Series[] = []
  @property() unit: Unit = 'count'
  /** What the drawing shows, for those who do not see it. */
  @property() name = ''
  @property() tag = 'en'
  /** Colours are read anew when it changes. */
  @property() theme = ''
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  #chart: Chart | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#chart?.destroy()
    this.#chart = null
  }

  override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.name}></canvas>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#chart !== null && changed.size === 1 && changed.has('name')) return
    this.#chart?.destroy()
    this.#chart = this.#draw()
  }

  /** The drawing as a PNG, on the colour of the page. */
  async picture(): Promise<Blob | null> {
    const { width, height } = this.canvas
    const sheet = Object.assign(document.createElement('canvas'), { width, height })
    const pen = sheet.getContext('2d')
    if (pen === null) return null
    pen.fillStyle = this.#colour('--surface')
    pen.fillRect(0, 0, width, height)
    pen.drawImage(this.canvas, 0, 0)
    return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'))
  }

  #draw(): Chart {
    const [ink, line] = [this.#colour('--ink-3'), this.#colour('--line')]
    const font = { family: getComputedStyle(this).fontFamily, size: 12 }
    const bars = this.kind === 'bar'
    return new Chart(this.canvas, {
      type: this.kind,
      data: { labels: [...this.labels], datasets: this.series.map((one) => this.#dataset(one)) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        onClick: (_event, [hit]) => {
          if (hit !== undefined) this.dispatchEvent(new CustomEvent('point', { detail: hit.index }))
        },
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ dataset, parsed: { y } }) => `${dataset.label ?? ''}: ${this.#figure(y)}`,
            },
          },
        },
        scales: {
          x: {
            stacked: bars,
            grid: { display: false },
            border: { display: false },
            ticks: { color: ink, font, maxRotation: 0, autoSkipPadding: 24 },
          },
          y: {
            stacked: bars,
            beginAtZero: true,
            ...(this.unit === 'ratio' && { max: 1 }),
            grid: { color: line },
            border: { display: false },
            ticks: {
              color: ink,
              font,
              maxTicksLimit: 6,
              ...(this.unit === 'count' && { precision: 0 }),
              callback: (value) => this.#figure(Number(value)),
            },
          },
        },
      },
    })
  }

  #dataset({ name, values, colour, dashed = false }: Series): ChartDataset {
    const drawn = this.#colour(colour)
    return {
      label: name,
      data: [...values],
      borderColor: drawn,
      backgroundColor: drawn,
      ...(this.kind === 'bar'
        ? { borderWidth: 0, categoryPercentage: 0.85, barPercentage: 1 }
        : {
            borderWidth: dashed ? 1.5 : 2.5,
            borderDash: dashed ? [5, 5] : [],
            pointRadius: dashed ? 0 : 3,
            pointHitRadius: 12,
            borderJoinStyle: 'round' as const,
          }),
    }
  }

  #figure(value: number | null): string {
    if (this.unit === 'ratio' && value !== null) return `${String(Math.round(value * 1000) / 10)} %`
    return figureText(value, this.unit, this.tag)
  }

  /** A custom property as the canvas takes colours: `light-dark()` is worked out by the style of an element. */
  #colour(token: string): string {
    this.style.setProperty('color', `var(${token})`)
    const { color } = getComputedStyle(this)
    this.style.removeProperty('color')
    return color
  }
}
