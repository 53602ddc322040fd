/** What letters to visitors say besides what people wrote. `{brand}` and `{name}` are filled in. */
export interface LetterWords {
  readonly reply: string
  readonly wrote: string
  readonly you: string
  readonly transcript: string
  readonly transcriptIntro: string
  readonly answerable: string
}

const en: LetterWords = {
  reply: 'Your message to {brand}',
  wrote: 'You wrote:',
  you: 'You',
  transcript: 'Your conversation with {brand}',
  transcriptIntro: 'This is what was said in your conversation with {brand}.',
  answerable: 'Answer this e-mail to go on.',
}

const vi: LetterWords = {
  reply: 'Tin nhắn của bạn gửi {brand}',
  wrote: 'Bạn đã viết:',
  you: 'Bạn',
  transcript: 'Cuộc trò chuyện của bạn với {brand}',
  transcriptIntro: 'Đây là nội dung cuộc trò chuyện của bạn với {brand}.',
  answerable: 'Trả lời e-mail này để tiếp tục.',
}

const languages: Readonly<Record<string, LetterWords>> = { en, vi }

/** The words of the visitor's language; English where there are none. */
export function letterWords(locale: string): LetterWords {
  return languages[locale.slice(0, 2).toLowerCase()] ?? en
}
