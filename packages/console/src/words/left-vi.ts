import type { left as english } from './left-en.js'

/** What is said of messages that were left, wishes to be called, and letters. */
export const left: typeof english = {
  left: {
    take: 'Nhận xử lý',
    message: (who) => `${who} để lại tin nhắn, chờ trả lời qua e-mail`,
    callback: (who, number, at) =>
      at === null ? `${who} muốn được gọi lại: ${number}` : `${who} muốn được gọi lại: ${number}, từ ${at}`,
    voice: (who, seconds) => `${who} để lại lời nhắn thoại dài ${seconds}`,
    answerByMail: 'chờ trả lời qua e-mail',
    answerByCall: (number) => `muốn được gọi lại: ${number}`,
    row: { message: 'Để lại tin nhắn', callback: 'Muốn được gọi lại' },
    erased: 'đã xoá',
    somebody: 'Khách',
    byMail: (address) => `Câu trả lời được gửi qua e-mail tới ${address}.`,
    noAddress: 'Khách không để lại e-mail: hãy gọi điện, rồi đóng.',
    mailOff: 'Ở đây chưa cài gửi e-mail nên không trả lời được. Bạn báo quản trị viên và để lại ghi chú.',
    mailOffCall: 'Ở đây chưa cài gửi e-mail: bạn gọi điện và để lại ghi chú.',
    arrived: 'Qua e-mail',
    waiting: 'Đang gửi qua e-mail',
    sent: 'Đã gửi qua e-mail',
    notDelivered: (why) => `Chưa tới nơi: ${why}`,
    again: (at) => `Sẽ thử lại lúc ${at}.`,
    retry: 'Gửi lại',
    reasons: {
      unreachable: 'không kết nối được máy chủ thư.',
      refused: 'máy chủ thư từ chối.',
      no_server: 'chưa có máy chủ thư.',
      erased: 'địa chỉ đã bị xoá.',
      bounced: 'thư bị trả lại.',
    },
    attachments: (n) => `${String(n)} tệp còn trong hộp thư.`,
    transcript: 'Gửi cuộc trò chuyện qua e-mail',
    transcriptBy: (name) => `${name} đã cho gửi cuộc trò chuyện qua e-mail`,
    transcriptByVisitor: 'Khách đã yêu cầu gửi cuộc trò chuyện qua e-mail',
    reached: 'Đã gọi được',
    noAnswer: 'Không ai nghe máy',
    attempts: {
      reached: (name) => `${name} đã gọi và gặp được khách`,
      no_answer: (name) => `${name} đã gọi, không ai nghe máy`,
      busy: (name) => `${name} đã gọi, máy bận`,
      wrong_number: (name) => `${name} đã gọi, sai số`,
    },
    failed: 'Chưa làm được.',
  },
}
