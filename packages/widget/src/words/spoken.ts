/** What is said of spoken messages, in English; its shape binds every other language. */
const en = {
  asking: 'Allow the microphone',
  askingHint: 'Your browser asks you now. Only we hear what you record.',
  refused: 'There is no microphone',
  refusedHint: 'Allow it beside the address of this page, or plug one in. You can write instead.',
  again: 'Try again',
  write: 'Write instead',
  speak: 'Speak after the tone',
  speakHint: 'Say who you are and what it is about. You can hear it again before you send it.',
  level: 'How loud you are',
  stop: 'Stop',
  recorded: (length: string) => `Your message, ${length}`,
  hear: 'Hear it',
  hush: 'Stop hearing',
  anew: 'Record again',
  answerBy: 'How shall we answer?',
  byPhone: 'Call me',
  byMail: 'Write an e-mail',
  send: 'Send voice message',
  thanks: 'Thank you. We have your message.',
  thanksHint: 'Somebody listens to it in its turn and answers you.',
}

/** What a language has to say of spoken messages. */
export type SpokenWords = typeof en

const vi: SpokenWords = {
  asking: 'Cho phép dùng micrô',
  askingHint: 'Trình duyệt đang hỏi bạn. Chỉ chúng tôi nghe lời nhắn của bạn.',
  refused: 'Không có micrô',
  refusedHint: 'Hãy cho phép ở cạnh địa chỉ trang này, hoặc cắm micrô. Bạn cũng có thể nhắn tin.',
  again: 'Thử lại',
  write: 'Nhắn tin',
  speak: 'Nói sau tiếng bíp',
  speakHint: 'Bạn cho biết tên và nội dung cần hỏi. Bạn nghe lại được trước khi gửi.',
  level: 'Âm lượng giọng bạn',
  stop: 'Dừng',
  recorded: (length) => `Lời nhắn của bạn, ${length}`,
  hear: 'Nghe lại',
  hush: 'Dừng nghe',
  anew: 'Ghi lại',
  answerBy: 'Chúng tôi trả lời bằng cách nào?',
  byPhone: 'Gọi cho tôi',
  byMail: 'Gửi e-mail',
  send: 'Gửi lời nhắn thoại',
  thanks: 'Cảm ơn bạn. Chúng tôi đã nhận lời nhắn.',
  thanksHint: 'Sẽ có người nghe theo lượt và trả lời bạn.',
}

/** The words of a language (BCP 47) for spoken messages; English where it has none. */
export function spokenWords(tag: string): SpokenWords {
  return tag === 'vi' ? vi : en
}
