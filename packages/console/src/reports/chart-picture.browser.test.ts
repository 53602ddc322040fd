import { beforeEach, expect, test } from 'vitest'
import { captionHeight, pictureOf } from './chart-picture.js'
import { ConsoleChart } from './chart.js'

beforeEach(() => {
  document.body.replaceChildren()
  const colours = {
    '--surface': '#fff',
    '--ink': '#111',
    '--ink-2': '#444',
    '--ink-3': '#666',
    '--c1': '#178',
  }
  for (const [token, colour] of Object.entries(colours)) document.body.style.setProperty(token, colour)
})

const lines = ['Nov 24, 2026 · Orders', 'Times of Asia/Kathmandu, as of Nov 24, 2026, 14:22:10']
const caption = { title: 'Service level, by hour', lines }

async function drawn(series: ConsoleChart['series']): Promise<ConsoleChart> {
  const chart = Object.assign(new ConsoleChart(), { labels: ['08:00', '09:00'], series, unit: 'ratio' })
  chart.style.setProperty('width', '480px')
  document.body.append(chart)
  await chart.updateComplete
  return chart
}

async function bytesOf(chart: ConsoleChart, of = caption): Promise<Uint8Array> {
  const picture = await chart.picture(of)
  return new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer(0))
}

const level = { name: 'Service level', colour: '--c1', values: [0.8, 0.9] }

test('a picture is a PNG of the chart’s size with room for what it shows', async () => {
  const chart = await drawn([level])
  const canvas = chart.renderRoot.querySelector('canvas') as HTMLCanvasElement
  const ratio = canvas.width / canvas.clientWidth
  const bytes = await bytesOf(chart)
  expect(Array.from(bytes.slice(0, 8))).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const size = new DataView(bytes.buffer).getUint32.bind(new DataView(bytes.buffer))
  const above = Math.round(captionHeight({ ...caption, key: [] }) * ratio)
  expect([size(16), size(20)]).toEqual([
    canvas.width + 2 * Math.round(20 * ratio),
    canvas.height + above + Math.round(20 * ratio),
  ])
})

test('title, zone and moment are in the picture: another word of them is another picture', async () => {
  const chart = await drawn([level])
  const first = await bytesOf(chart)
  expect(await bytesOf(chart)).toEqual(first)
  expect(await bytesOf(chart, { ...caption, title: 'Service level, by day' })).not.toEqual(first)
  const later = [lines[0] ?? '', 'Times of Asia/Kathmandu, as of Nov 24, 2026, 14:22:11']
  expect(await bytesOf(chart, { ...caption, lines: later })).not.toEqual(first)
})

test('each line of the caption has ink of its own above the drawing, and each colour its name', () => {
  const drawing = Object.assign(document.createElement('canvas'), { width: 400, height: 100 })
  const inks = { ground: '#ffffff', ink: '#000000', quiet: '#0000ff', font: 'sans-serif' }
  const key = [{ name: 'answered', colour: '#ff0000' }]
  const sheet = pictureOf(drawing, { caption: { ...caption, key }, inks, ratio: 1 })
  const pen = sheet?.getContext('2d')
  const inkIn = (from: number, height: number): string[] => {
    const { data } = pen?.getImageData(0, from, 440, height) ?? { data: [] as number[] }
    const seen = new Set<string>()
    for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).toString())
    return [...seen]
  }
  expect(inkIn(20, 28)).toContain('0,0,0')
  for (const line of [48, 66]) expect(inkIn(line, 18)).toContain('0,0,255')
  expect(inkIn(84, 24)).toEqual(expect.arrayContaining(['255,0,0', '0,0,255']))
  expect(inkIn(124, 90)).toEqual(['255,255,255'])
})
