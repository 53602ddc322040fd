/** What the page of an article says besides the article, in one language. */
export interface ArticleWords {
  readonly tag: 'en' | 'vi'
  readonly languages: string
  readonly missing: string
  readonly missingHint: string
}

const en: ArticleWords = {
  tag: 'en',
  languages: 'Languages',
  missing: 'This article is not there',
  missingHint:
    'It may have been taken back, or the address is not complete. Whoever sent it to you can help you on.',
}
const vi: ArticleWords = {
  tag: 'vi',
  languages: 'Ngôn ngữ',
  missing: 'Không có bài viết này',
  missingHint: 'Bài có thể đã được gỡ, hoặc địa chỉ chưa đủ. Bạn hỏi lại người đã gửi cho bạn nhé.',
}

/** The words for a reader: by the article's own language where it has one, else by what the browser asks for (`Accept-Language`). */
export function articleWords(language: string | null, accepted: string): ArticleWords {
  const wanted = language ?? accepted.split(',')[0] ?? ''
  return /^\s*vi\b/i.test(wanted) ? vi : en
}
