/** What letters to visitors say besides what people wrote. `{brand}` and `{name}` are filled in. */
export interface LetterWords {
  readonly reply: string
  readonly wrote: string
  readonly you: string
  readonly transcript: string
  readonly transcriptIntro: string
  readonly answerable: string
  readonly file: string
  /** Where files are in it: how long their addresses open them. */
  readonly filesOpen: string
  readonly spoken: string
}

const en: LetterWords = {
  reply: 'Your message to {brand}',
  wrote: 'You wrote:',
  you: 'You',
  transcript: 'Your conversation with {brand}',
  transcriptIntro: 'This is what was said in your conversation with {brand}.',
  answerable: 'Answer this e-mail to go on.',
  file: 'File',
  filesOpen: 'The addresses of files open them for 14 days, for whoever has them.',
  spoken: 'Voice message',
}

const vi: LetterWords = {
  reply: 'Tin nhắn của bạn gửi {brand}',
  wrote: 'Bạn đã viết:',
  you: 'Bạn',
  transcript: 'Cuộc trò chuyện của bạn với {brand}',
  transcriptIntro: 'Đây là nội dung cuộc trò chuyện của bạn với {brand}.',
  answerable: 'Trả lời e-mail này để tiếp tục.',
  file: 'Tệp',
  filesOpen: 'Ai có đường dẫn của tệp đều mở được tệp trong 14 ngày.',
  spoken: 'Tin nhắn thoại',
}

const languages: Readonly<Record<string, LetterWords>> = { en, vi }

/** The words of the visitor's language; English where there are none. */
export function letterWords(locale: string): LetterWords {
  return languages[locale.slice(0, 2).toLowerCase()] ?? en
}
