/** What is said at the end and when nobody is there, in English; its shape binds every other language. */
const en = {
  howWas: (name: string) => `How was ${name}’s help?`,
  howWasIt: 'How did we do?',
  rating: 'Rating',
  scores: ['poor', 'not so good', 'fair', 'good', 'excellent'],
  chosen: (score: number, word: string) => `${score} of 5: ${word}`,
  poor: 'Poor',
  excellent: 'Excellent',
  comment: 'What could have been better?',
  sendRating: 'Send rating',
  chooseScore: 'Choose a number from 1 to 5',
  ratingFailed: 'Your rating was not sent. Try again.',
  thanks: 'Thank you. Your rating has been sent.',
  leaveLead: 'Write what you need. We answer by e-mail as soon as somebody is there.',
  callbackLead: 'We ring you when somebody is free, or at the time that you choose.',
  about: 'What is it about?',
  when: 'When shall we call?',
  asSoonAsPossible: 'As soon as possible',
  yourTime: 'By the clock where you are.',
  sendMessage: 'Send message',
  callMe: 'Have us call you',
  leftThanks: 'Thank you. We have it.',
  answeredAt: (email: string) => `We answer to ${email}.`,
  calledBackAt: (phone: string) => `We call ${phone}.`,
  transcript: 'Send me this chat by e-mail',
  sendTranscript: 'Send the chat',
  transcriptSent: 'The chat is on its way to you.',
}

/** What a language has to say there. */
export type FormWords = { readonly [K in keyof typeof en]: Wide<(typeof en)[K]> }

type Wide<T> = T extends string ? string : T extends readonly string[] ? readonly string[] : T

const vi: FormWords = {
  howWas: (name) => `${name} đã giúp bạn thế nào?`,
  howWasIt: 'Chúng tôi đã giúp bạn thế nào?',
  rating: 'Đánh giá',
  scores: ['chưa tốt', 'tạm được', 'bình thường', 'tốt', 'rất tốt'],
  chosen: (score, word) => `${score} trên 5: ${word}`,
  poor: 'Chưa tốt',
  excellent: 'Rất tốt',
  comment: 'Điều gì có thể tốt hơn?',
  sendRating: 'Gửi đánh giá',
  chooseScore: 'Bạn hãy chọn một số từ 1 đến 5',
  ratingFailed: 'Chưa gửi được đánh giá. Bạn thử lại nhé.',
  thanks: 'Cảm ơn bạn. Đánh giá đã được gửi.',
  leaveLead: 'Bạn viết điều mình cần. Chúng tôi trả lời qua e-mail ngay khi có người trực.',
  callbackLead: 'Chúng tôi gọi khi có người rảnh, hoặc vào giờ bạn chọn.',
  about: 'Bạn cần hỗ trợ việc gì?',
  when: 'Khi nào chúng tôi gọi được?',
  asSoonAsPossible: 'Càng sớm càng tốt',
  yourTime: 'Theo giờ nơi bạn ở.',
  sendMessage: 'Gửi lời nhắn',
  callMe: 'Hẹn gọi lại',
  leftThanks: 'Cảm ơn bạn. Chúng tôi đã nhận được.',
  answeredAt: (email) => `Chúng tôi trả lời đến ${email}.`,
  calledBackAt: (phone) => `Chúng tôi gọi đến ${phone}.`,
  transcript: 'Gửi nội dung này cho tôi qua e-mail',
  sendTranscript: 'Gửi nội dung',
  transcriptSent: 'Nội dung đang được gửi đến bạn.',
}

const all: Readonly<Record<string, FormWords>> = { en, vi }

/** The words of a language (BCP 47) for the rating and the forms, which are fetched with them; English where it has none. */
export function formWords(tag: string): FormWords {
  return all[tag] ?? en
}
