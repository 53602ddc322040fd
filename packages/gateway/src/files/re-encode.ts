import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { codeOf } from '../engines/start-fault.js'

/** An image that was made anew, and the small one beside it. Sizes in pixels. */
export interface ReEncoded {
  readonly width: number
  readonly height: number
}

/** Above this many pixels, all frames together, an image is not even looked at: a few kilobytes can hold a gigapixel. */
const mostPixels = 60_000_000
const longestSide = 4_096
const previewSide = 640
/** One image may not hold the processor for longer, in seconds. */
const mostSeconds = 20

const formats = {
  'image/png': (image) => image.png(),
  'image/jpeg': (image) => image.jpeg({ quality: 86, mozjpeg: true }),
  'image/webp': (image) => image.webp({ quality: 86 }),
  'image/gif': (image) => image.gif(),
} satisfies Record<string, (image: Sharp) => Sharp>

// A picture that is decoded takes tens of megabytes: one after the other, and without a store of old ones.
sharp.cache(false)
sharp.concurrency(1)

/**
 * Draws an image anew, upright, at most 4096 pixels a side, into `whole`, and a still picture of it of at most 640 into
 * `preview` (webp): nothing of the file that was sent is kept but what is seen. Null where it cannot be drawn or is too large.
 */
export async function reEncode(
  source: { readonly path: string; readonly type: string },
  into: { readonly whole: string; readonly preview: string },
): Promise<ReEncoded | null> {
  const format = Object.hasOwn(formats, source.type) ? formats[source.type as keyof typeof formats] : null
  if (format === null) return null
  try {
    const whole = format(within(open(source, true), longestSide)).timeout({ seconds: mostSeconds })
    const { width, height, pageHeight } = await whole.toFile(into.whole)
    await within(open(source, false), previewSide)
      .webp({ quality: 78 })
      .timeout({ seconds: mostSeconds })
      .toFile(into.preview)
    return { width, height: pageHeight ?? height }
  } catch (error) {
    // What the library says of an image is a plain error; what the disk says has a code.
    if (codeOf(error) !== '') throw error
    return null
  }
}

/**
 * Draws an image anew as a square of so many pixels a side, upright, what is most worth seeing in the middle, as webp. Null where it
 * cannot be drawn or is too large.
 */
export async function drawSquare(image: Buffer, side: number): Promise<Buffer | null> {
  try {
    return await sharp(image, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'cover', position: 'attention' })
      // What lies below it is never seen through.
      .flatten({ background: '#fff' })
      .webp({ quality: 82 })
      .timeout({ seconds: mostSeconds })
      .toBuffer()
  } catch {
    return null
  }
}

function open({ path, type }: { readonly path: string; readonly type: string }, frames: boolean): Sharp {
  const moves = frames && (type === 'image/gif' || type === 'image/webp')
  return sharp(path, { limitInputPixels: mostPixels, failOn: 'error', animated: moves }).autoOrient()
}

function within(image: Sharp, side: number): Sharp {
  return image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}
