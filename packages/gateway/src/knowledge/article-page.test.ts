import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { blocksOf } from './article-blocks.js'
import { articlePage, missingPage } from './article-page.js'
import type { PublicArticle } from './public-articles.js'

const [en, vi] = ['018f3c5e-7b1a-4c00-8000-00000000000a', '018f3c5e-7b1a-4c00-8000-00000000000b']
const article: PublicArticle = {
  id: en,
  title: 'Returns',
  blocks: blocksOf('Send it **back**.'),
  excerpt: 'Send it back.',
  language: 'en',
  brand: 'Green Parcel',
  looks: { brand: '#ffee00', theme: 'dark' },
  languages: [],
}
const reading = { origin: 'https://support.example', accepted: 'en' }

test('what was written is text wherever it stands, and only what leads to a page or a letter can be followed', () => {
  const attack = `"><script>alert(1)</script>`
  const written = `# ${attack}\n\n${attack} [a](javascript:alert(1)) [b](https://shop.example/?a="b&c)\n\n- ${attack}`
  const { html } = articlePage(
    { ...article, title: attack, brand: attack, excerpt: attack, blocks: blocksOf(written) },
    reading,
  )
  expect(html).not.toContain('<script')
  expect(html).not.toContain('javascript:')
  expect(html).toContain('<a href="https://shop.example/?a=&quot;b&amp;c" rel="noopener noreferrer">b</a>')
  expect(html).toContain('<title>&quot;&gt;&lt;script&gt;')
})

test('the policy allows the one style sheet of the page, and nothing else', () => {
  const { html, policy } = articlePage(article, reading)
  const [, sheet = ''] = /<style>([^<]+)<\/style>/.exec(html) ?? []
  expect(sheet).toContain('--brand:#ffee00')
  expect(sheet).toContain('color-scheme:dark')
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'`)
  expect(policy).toContain("default-src 'none'")
  expect(html).not.toMatch(/ style="|<script| on\w+="/)
})

test('an article leads to its other languages, by their own names, and says which it is', () => {
  const languages = [
    { id: en, language: 'en' },
    { id: vi, language: 'vi' },
  ]
  const { html } = articlePage({ ...article, languages }, reading)
  expect(html).toContain('<html lang="en">')
  expect(html).toContain(`<link rel="canonical" href="https://support.example/articles/${en}">`)
  expect(html).toContain(`<link rel="alternate" hreflang="vi" href="https://support.example/articles/${vi}">`)
  expect(html).toContain(`<a href="/articles/${vi}" lang="vi" hreflang="vi">Tiếng Việt</a>`)
  expect(html).toContain('aria-current="page">English</a>')
  expect(articlePage(article, reading).html).not.toContain('<nav')
})

test('what is missing is said in the language of the browser', () => {
  expect(missingPage({ accepted: 'vi-VN,vi;q=0.9' }).html).toContain('Không có bài viết này')
  expect(missingPage({ accepted: 'de, vi' }).html).toContain('This article is not there')
  expect(missingPage({ accepted: '' }).html).toContain('name="robots" content="noindex"')
})
