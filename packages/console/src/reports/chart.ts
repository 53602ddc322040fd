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
import { pictureOf } from './chart-picture.js'
import type { Caption } from './chart-picture.js'
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
  /** Which of the values may still change: they are drawn hollow or pale. */
  readonly open?: readonly boolean[]
  /** Points below it are marked. */
  readonly least?: number | null
}

/** A place of a drawing: which interval, and which of the series. */
export interface Point {
  readonly index: number
  readonly series: number
}

/** A drawing of numbers on a canvas. It is told by its name alone; the numbers themselves are in the table beside it. Fires `point` with which interval and which of the series. */
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

  /** The drawing as a PNG, on the colour of the page, with what it shows written above it. */
  async picture(caption: Omit<Caption, 'key'>): Promise<Blob | null> {
    const [ground, ink, quiet] = ['--surface', '--ink', '--ink-2'].map((token) => this.#colour(token))
    const drawn = this.series.map(({ name, colour }) => ({ name, colour: this.#colour(colour) }))
    const sheet = pictureOf(this.canvas, {
      caption: { ...caption, key: drawn.length > 1 ? drawn : [] },
      inks: {
        ground: ground ?? '',
        ink: ink ?? '',
        quiet: quiet ?? '',
        font: getComputedStyle(this).fontFamily,
      },
      ratio: this.canvas.width / this.canvas.clientWidth,
    })
    return sheet === null ? null : new Promise((resolve) => sheet.toBlob(resolve, 'image/png'))
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
        onClick: ({ native }, [hit], chart) => {
          if (hit === undefined) return
          const touched =
            native && chart.getElementsAtEventForMode(native, 'nearest', { intersect: true }, true)
          const series = touched?.[0]?.datasetIndex ?? 0
          this.dispatchEvent(new CustomEvent<Point>('point', { detail: { index: hit.index, series } }))
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

  #dataset({ name, values, colour, dashed = false, least = null, open = [] }: Series): ChartDataset {
    const drawn = this.#colour(colour)
    const [poor, ground] = [this.#colour('--danger'), this.#colour('--surface')]
    const below = (value: number | null): boolean => least !== null && value !== null && value < least
    return {
      label: name,
      data: [...values],
      borderColor: drawn,
      backgroundColor:
        this.kind === 'bar' ? values.map((_, index) => (open[index] ? pale(drawn) : drawn)) : drawn,
      ...(this.kind === 'bar'
        ? { borderWidth: 0, categoryPercentage: 0.85, barPercentage: 1 }
        : {
            // A point at the very top is whole.
            clip: 8,
            borderWidth: dashed ? 1.5 : 2.5,
            borderDash: dashed ? [5, 5] : [],
            pointRadius: dashed ? 0 : values.map((value) => (below(value) ? 5 : 3)),
            pointBackgroundColor: values.map((value, index) =>
              open[index] ? ground : below(value) ? poor : drawn,
            ),
            pointBorderColor: values.map((value) => (below(value) ? poor : drawn)),
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

/** The same colour, thin; anything but `rgb(…)` stays as it is. */
function pale(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.45)')
}
