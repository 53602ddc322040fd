import type { headset as english } from './headset-en.js'

/** What is said of trying a headset, in Vietnamese. */
export const headset: typeof english = {
  headset: {
    test: 'Thử tai nghe',
    never: 'Chưa thử trên trình duyệt này',
    title: 'Thử tai nghe',
    asking: 'Hãy cho phép micrô khi trình duyệt hỏi.',
    microphone: 'Micrô',
    speaker: 'Loa',
    byDefault: 'Theo hệ thống',
    level: 'Âm lượng giọng bạn',
    say: 'Bạn nói thử: vạch chạy khi nghe thấy tiếng bạn.',
    heard: 'Đã nghe thấy bạn.',
    tone: 'Phát âm thanh',
    toneHint: 'Bạn sẽ nghe hai nốt nhạc.',
    own: 'Nghe giọng mình',
    speakNow: 'Bạn nói đi, trong ba giây…',
    playing: 'Giọng của bạn nghe như thế này.',
    again: 'Thử lại',
    done: 'Xong',
    available: 'Sẵn sàng nhận việc',
  },
}
