/** What stands around a drawing when it leaves the page: without it nobody could say later what it shows. */
export interface Caption {
  readonly title: string
  /** Small lines below the title: of which time, narrowed to what, in which zone, as known when. */
  readonly lines: readonly string[]
  /** What the colours mean; a drawing of one thing needs none. */
  readonly key: readonly { readonly name: string; readonly colour: string }[]
}

/** Colours as a canvas takes them, and the typeface of the page. */
export interface Inks {
  readonly ground: string
  readonly ink: string
  readonly quiet: string
  readonly font: string
}

const pad = 20
const heights = { title: 28, line: 18, key: 24 } as const

/** How much higher than its drawing a picture is, in the page's pixels. */
export function captionHeight({ lines, key }: Caption): number {
  return pad + heights.title + lines.length * heights.line + (key.length > 0 ? heights.key : 0) + pad / 2
}

/** A drawing with its caption above it, on the ground of the page. `ratio`: pixels of the drawing for one of the page. Null where there is no canvas to be had. */
export function pictureOf(
  drawing: HTMLCanvasElement,
  { caption, inks, ratio }: { readonly caption: Caption; readonly inks: Inks; readonly ratio: number },
): HTMLCanvasElement | null {
  const top = Math.round(captionHeight(caption) * ratio)
  const edge = Math.round(pad * ratio)
  const sheet = document.createElement('canvas')
  sheet.width = drawing.width + 2 * edge
  sheet.height = drawing.height + top + edge
  const pen = sheet.getContext('2d')
  if (pen === null) return null
  pen.fillStyle = inks.ground
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.drawImage(drawing, edge, top)
  pen.scale(ratio, ratio)
  write(pen, caption, { inks, width: drawing.width / ratio })
  return sheet
}

function write(
  pen: CanvasRenderingContext2D,
  { title, lines, key }: Caption,
  { inks, width }: { readonly inks: Inks; readonly width: number },
): void {
  let y = pad
  const line = (text: string, style: { size: number; weight: number; ink: string; height: number }): void => {
    pen.font = `${String(style.weight)} ${String(style.size)}px ${inks.font}`
    pen.fillStyle = style.ink
    y += style.height
    pen.fillText(text, pad, y - 8, width)
  }
  line(title, { size: 18, weight: 600, ink: inks.ink, height: heights.title })
  for (const text of lines) line(text, { size: 13, weight: 400, ink: inks.quiet, height: heights.line })
  if (key.length === 0) return
  pen.font = `400 13px ${inks.font}`
  let x = pad
  y += heights.key
  for (const { name, colour } of key) {
    pen.fillStyle = colour
    pen.fillRect(x, y - 16, 10, 10)
    pen.fillStyle = inks.quiet
    pen.fillText(name, x + 16, y - 7)
    x += 16 + pen.measureText(name).width + 18
  }
}
