import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { detectType } from '../../packages/gateway/src/files/detect-type.js'
import { disposition, fileNameOf } from '../../packages/gateway/src/files/file-name.js'
import { reEncode } from '../../packages/gateway/src/files/re-encode.js'
import { receive } from '../../packages/gateway/src/files/receive.js'
import { createSignedLinks } from '../../packages/gateway/src/files/signed-links.js'
import { readRange } from '../../packages/gateway/src/http/byte-range.js'
import { movingGif, office, pdf, photo, pngBomb, zip } from './samples.js'

const folder = mkdtempSync(join(tmpdir(), 'switchboard-taken-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
const place = (): string => join(folder, String((count += 1)))
function fileWith(content: Uint8Array | string): string {
  const path = place()
  writeFileSync(path, content)
  return path
}

const drawn = async (content: Buffer, type: string) => {
  const into = { whole: place(), preview: place() }
  const size = await reEncode({ path: fileWith(content), type }, into)
  return { size, ...into }
}

const chunks = (...sizes: number[]): Readable => Readable.from(sizes.map((size) => Buffer.alloc(size, 1)))

describe('what a file is, its content says', () => {
  test.each<[string, () => Promise<Buffer> | Buffer | string, string | null]>([
    ['a photo', () => photo('jpeg'), 'image/jpeg'],
    ['a picture', () => photo('png'), 'image/png'],
    ['a web picture', () => photo('webp'), 'image/webp'],
    ['a moving picture', movingGif, 'image/gif'],
    ['a PDF', () => pdf, 'application/pdf'],
    [
      'a document',
      () => office('wordprocessingml.document'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a spreadsheet',
      () => office('spreadsheetml.sheet'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['words', () => 'xin chào\nấm chén\t1', 'text/plain'],
    ['a table', () => '=1+1,"a"\n2,b\n', 'text/plain'],
    ['a drawing', () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', null],
    ['a drawing after a declaration', () => '<?xml version="1.0"?><svg/>', null],
    ['a page', () => '\ufeff \n<!doctype html><script>alert(1)</script>', null],
    ['an archive', () => zip({ 'a.txt': 'a' }), null],
    ['a document with macros', () => office('wordprocessingml.documentMacroEnabled'), null],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01' + '\0'.repeat(60)), null],
    ['a program of Windows', () => Buffer.from('MZ' + '\0'.repeat(60)), null],
    ['words in no known letters', () => Buffer.from([0x61, 0xff, 0xfe, 0x62]), null],
    ['words with a NUL', () => 'a\0b', null],
    ['words with commands to a terminal', () => 'a\x1b[2Jb', null],
  ])('%s', async (_, make, type) => {
    expect((await detectType(fileWith(await make())))?.type ?? null).toBe(type)
  })
})

describe('a picture is drawn anew', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s: upright, and nothing else is kept', async (format) => {
    const sent = await photo(format)
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const { size, whole, preview } = await drawn(sent, `image/${format}`)
    expect(size).toEqual({ width: 80, height: 120 })
    for (const path of [whole, preview]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(path).metadata()
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      expect(readFileSync(path).includes('secret-name')).toBe(false)
    }
    expect((await sharp(whole).metadata()).format).toBe(format)
  })

  test('what was hidden behind it is gone', async () => {
    const hidden = '<script>alert(1)</script>PK\x03\x04'
    const { whole } = await drawn(Buffer.concat([await movingGif(), Buffer.from(hidden)]), 'image/gif')
    expect(readFileSync(whole).includes('<script>')).toBe(false)
    expect((await sharp(whole).metadata()).pages).toBe(2)
  })

  test('it is at most 4096 pixels a side, its preview 640', async () => {
    const { size, preview } = await drawn(await photo('png', 6_000, 30), 'image/png')
    expect(Math.max(size?.width ?? 0, size?.height ?? 0)).toBe(4_096)
    const { width, height } = await sharp(preview).metadata()
    expect(Math.max(width, height)).toBe(640)
  })

  test.each<[string, () => Buffer, string]>([
    ['more pixels than memory', () => pngBomb(60_000, 60_000), 'image/png'],
    ['as many pixels in a strip', () => pngBomb(2_000_000_000, 1), 'image/png'],
    ['half a picture', () => pngBomb(200, 200), 'image/png'],
    ['another type than its first bytes say', () => Buffer.from('\x89PNG\r\n\x1a\n and words'), 'image/png'],
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
  ])('%s is refused', async (_, make, type) => {
    expect((await drawn(make(), type)).size).toBeNull()
  })
})

describe('what comes in', () => {
  test('is counted, and stopped at the limit without cutting the sender off', async () => {
    expect(await receive(chunks(10, 20), { path: place(), maxBytes: 30 })).toEqual({ bytes: 30 })
    const source = chunks(10, 21, 1_000)
    expect(await receive(source, { path: place(), maxBytes: 30 })).toEqual({ refused: 'file_too_large' })
    expect(source.destroyed).toBe(false)
    expect(await receive(chunks(), { path: place(), maxBytes: 30 })).toEqual({ refused: 'file_empty' })
  })

  test('is given up when nothing comes any more, also if something came', async () => {
    const dripping = new Readable({ read() {} })
    dripping.push(Buffer.alloc(10))
    const patience = { idleMs: 20, wholeMs: 10_000 }
    const into = { path: place(), maxBytes: 30 }
    expect(await receive(dripping, into, patience)).toEqual({ refused: 'upload_too_slow' })
    const gone = new Readable({ read() {} })
    setImmediate(() => gone.destroy(new Error('reset')))
    expect(await receive(gone, { path: place(), maxBytes: 30 })).toEqual({ refused: 'upload_too_slow' })
  })

  test('is given up when it trickles for ever', async () => {
    const trickle = new Readable({ read() {} })
    const drop = setInterval(() => trickle.push(Buffer.alloc(1)), 5)
    const answer = await receive(trickle, { path: place(), maxBytes: 1_000 }, { idleMs: 5_000, wholeMs: 60 })
    clearInterval(drop)
    expect(answer).toEqual({ refused: 'upload_too_slow' })
  })
})

test.each([
  ['hoá đơn.pdf', 'hoá đơn.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\me\\a.PDF', 'a.PDF'],
  ['photo.png', 'photo.png.pdf'],
  ['.pdf', 'pdf.pdf'],
  ['..', 'file.pdf'],
  ['', 'file.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'],
  ['fdp.\u202eexe', 'fdp.exe.pdf'],
  ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
  [`${'ấ'.repeat(300)}.pdf`, `${'ấ'.repeat(116)}.pdf`],
  [`${'😀'.repeat(300)}.pdf`, `${'😀'.repeat(58)}.pdf`],
])('a file called %j is kept as %j', (said, kept) => {
  expect(fileNameOf(said, ['pdf'])).toBe(kept)
})

test('a header carries a name in any script, and nothing besides', () => {
  expect(disposition('inline', 'ấm "chén"\\ %41.png')).toBe(
    `inline; filename="_m _chén__ _41.png"; filename*=UTF-8''%E1%BA%A5m%20%22ch%C3%A9n%22%5C%20%2541.png`.replace(
      'chén__',
      'ch_n__',
    ),
  )
  expect(disposition('attachment', `a'(1)*.txt`)).toContain(`UTF-8''a%27%281%29%2A.txt`)
})

test.each([
  ['bytes=0-9', { first: 0, last: 9 }],
  ['bytes=90-', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=50-5000', { first: 50, last: 99 }],
  ['bytes=100-', null],
  ['bytes=9-0', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
  [undefined, null],
])('of 100 bytes the range %j is %j', (header, range) => {
  expect(readRange(header, 100)).toEqual(range)
})

describe('an address', () => {
  const links = createSignedLinks('a secret of the installation', () => 1_000)
  const link = { file: 'f', tenant: 1, rendition: 'whole', until: 1_001 } as const
  const signature = new URLSearchParams(links.sign(link)).get('signature') ?? ''

  test('opens what it was made for, until its time has passed', () => {
    expect(links.holds(link, signature)).toBe(true)
    const later = createSignedLinks('a secret of the installation', () => 1_001)
    expect(later.holds(link, signature)).toBe(false)
  })

  test.each([
    ['another file', { file: 'g' }],
    ['another tenant', { tenant: 2 }],
    ['the whole of what was a preview', { rendition: 'preview' as const }],
    ['a longer time', { until: 9_999 }],
  ])('does not open %s', (_, other) => {
    expect(links.holds({ ...link, ...other }, signature)).toBe(false)
  })

  test('of another installation, cut or empty, opens nothing', () => {
    const foreign = new URLSearchParams(createSignedLinks('another').sign(link)).get('signature') ?? ''
    for (const wrong of [foreign, signature.slice(1), '', `${signature}A`])
      expect(links.holds(link, wrong)).toBe(false)
  })
})

test('nothing is left lying about by what was refused', () => {
  expect(readdirSync(folder).every((name) => /^\d+$/.test(name))).toBe(true)
})
