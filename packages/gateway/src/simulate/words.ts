import type { Dice } from './dice.js'

interface Words {
  readonly questions: readonly string[]
  readonly greetings: readonly string[]
  readonly details: readonly string[]
  readonly answers: readonly string[]
  readonly thanks: readonly string[]
  readonly notes: readonly string[]
  readonly praise: readonly string[]
  readonly blame: readonly string[]
}

const words: Readonly<Record<'en' | 'vi', Words>> = {
  en: {
    questions: [
      'Where is my order? It was to come yesterday.',
      'Can I change the delivery address?',
      'The invoice has the wrong company name.',
      'How do I send an item back?',
      'I was charged twice, please check.',
      'The tracking has not moved for three days.',
      'My voucher code is not accepted.',
      'Do you deliver on Saturdays?',
      'The parcel arrived damaged.',
      'I cannot log in to my account.',
    ],
    greetings: [
      'Good day, thank you for writing. I am looking into it.',
      'Hello, I can help you with that.',
      'Hello, may I have the number of your order?',
    ],
    details: [
      'The order is from last Tuesday.',
      'It is the number on the confirmation, I believe.',
      'Yes, that is the right address.',
      'How long will that take?',
      'I have tried that already.',
    ],
    answers: [
      'I have found it: it is on its way to you.',
      'I have changed that for you.',
      'You will get a confirmation by e-mail within the hour.',
      'I have opened a request with the carrier; they answer within a working day.',
      'The amount will be back in your account in two to three days.',
    ],
    thanks: ['Thank you, that helps.', 'Great, thanks a lot.', 'All right, then I will wait.'],
    notes: ['The account is fine; a question about the delivery.', 'Please check the last payment.'],
    praise: ['Quick and friendly.', 'Exactly what I needed.', 'Thank you!'],
    blame: ['I waited too long.', 'My question is still open.', 'I had to explain it twice.'],
  },
  vi: {
    questions: [
      'Đơn hàng của tôi đang ở đâu?',
      'Tôi muốn đổi địa chỉ giao hàng.',
      'Hóa đơn ghi sai tên công ty.',
      'Làm sao để trả lại hàng?',
      'Tôi bị trừ tiền hai lần.',
      'Mã giảm giá không dùng được.',
    ],
    greetings: ['Xin chào, tôi có thể giúp gì cho anh chị?', 'Xin chào, anh chị cho tôi xin mã đơn hàng.'],
    details: ['Đơn hàng đặt hôm thứ Ba.', 'Vâng, địa chỉ đó đúng rồi.', 'Mất khoảng bao lâu?'],
    answers: [
      'Đơn hàng đang trên đường giao.',
      'Tôi đã đổi giúp anh chị rồi.',
      'Tiền sẽ về tài khoản trong hai đến ba ngày.',
    ],
    thanks: ['Cảm ơn nhiều.', 'Vâng, tôi sẽ chờ.'],
    notes: ['Khách hỏi về giao hàng.', 'Xin kiểm tra lần thanh toán cuối.'],
    praise: ['Nhanh và thân thiện.', 'Rất hài lòng.'],
    blame: ['Chờ lâu quá.', 'Vấn đề vẫn chưa xong.'],
  },
}

/** What people say, by language. */
export function wordsOf(locale: 'en' | 'vi'): Words {
  return words[locale]
}

/** What is written with a score. */
export function commentFor(dice: Dice, locale: 'en' | 'vi', score: number): string {
  const { praise, blame } = words[locale]
  return dice.pick(score >= 4 ? praise : blame)
}
