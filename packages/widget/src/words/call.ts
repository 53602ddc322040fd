/** What is said of calls, in English; its shape binds every other language. */
const en = {
  asking: 'Allow the microphone',
  askingHint: 'Your browser asks you now. Nobody hears you before somebody answers.',
  calling: 'Calling…',
  nobodyHears: 'Nobody hears you yet.',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  held: 'You are on hold',
  heldHint: 'They hear nothing of you and come back.',
  quality: { good: 'Clear line', fair: 'Fair line', poor: 'Poor line' },
  mute: 'Mute',
  unmute: 'Unmute',
  sound: 'Sound',
  keys: 'Keys',
  write: 'Write',
  end: 'End call',
  cancel: 'End call',
  hear: 'Tap to hear them',
  microphone: 'Microphone',
  speaker: 'Loudspeaker',
  level: 'How loud you are',
  backToCall: 'Back to the call',
  elsewhere: 'The call is in another tab',
  takeHere: 'Talk here',
  lost: 'Your microphone is gone',
  lostHint: 'It was unplugged, or something else has taken it.',
  again: 'Try again',
  instead: 'Write to us',
  refused: {
    denied: ['The microphone is blocked', 'Allow it beside the address of this page, then try again.'],
    page_forbids: ['This page allows no microphone', 'You can write to us instead.'],
    system_forbids: [
      'Your system keeps the microphone',
      'Allow it for your browser in the settings of your device.',
    ],
    none_found: ['No microphone was found', 'Plug one in, then try again.'],
    in_use: ['Another program has the microphone', 'Close it, then try again.'],
    insecure: ['Calls need a secure page', 'You can write to us instead.'],
    failed: ['The microphone did not start', 'Try again, or write to us.'],
    no_way: ['Calls are not possible here', 'You can write to us instead.'],
    shut: ['Nobody takes calls at this hour', 'You can leave a message instead.'],
    full: ['All lines are taken', 'Try again in a moment, or write to us.'],
  },
}

/** Why there is no call. */
export type Refusal = keyof typeof en.refused

/** What a language has to say of calls. */
export type CallWords = Omit<typeof en, 'refused'> & {
  readonly refused: Readonly<Record<Refusal, readonly string[]>>
}

const vi: CallWords = {
  asking: 'Cho phép dùng micrô',
  askingHint: 'Trình duyệt đang hỏi bạn. Chưa ai nghe thấy bạn trước khi có người nhận.',
  calling: 'Đang gọi…',
  nobodyHears: 'Chưa ai nghe thấy bạn.',
  connecting: 'Đang kết nối…',
  reconnecting: 'Đang nối lại…',
  held: 'Bạn đang được giữ máy',
  heldHint: 'Bên kia tạm không nghe thấy bạn và sẽ quay lại.',
  quality: { good: 'Đường truyền tốt', fair: 'Đường truyền tạm', poor: 'Đường truyền kém' },
  mute: 'Tắt tiếng',
  unmute: 'Bật tiếng',
  sound: 'Âm thanh',
  keys: 'Phím số',
  write: 'Nhắn tin',
  end: 'Kết thúc',
  cancel: 'Huỷ cuộc gọi',
  hear: 'Chạm để nghe',
  microphone: 'Micrô',
  speaker: 'Loa',
  level: 'Âm lượng giọng bạn',
  backToCall: 'Về cuộc gọi',
  elsewhere: 'Cuộc gọi đang ở thẻ khác',
  takeHere: 'Nói ở đây',
  lost: 'Mất micrô',
  lostHint: 'Micrô bị rút ra, hoặc ứng dụng khác đã chiếm.',
  again: 'Thử lại',
  instead: 'Nhắn tin',
  refused: {
    denied: ['Micrô đang bị chặn', 'Hãy cho phép ở cạnh địa chỉ trang này rồi thử lại.'],
    page_forbids: ['Trang này không cho dùng micrô', 'Bạn nhắn tin cho chúng tôi nhé.'],
    system_forbids: ['Thiết bị không cho dùng micrô', 'Hãy cho phép trình duyệt trong cài đặt của thiết bị.'],
    none_found: ['Không tìm thấy micrô', 'Hãy cắm micrô rồi thử lại.'],
    in_use: ['Ứng dụng khác đang dùng micrô', 'Hãy đóng ứng dụng đó rồi thử lại.'],
    insecure: ['Cuộc gọi cần trang an toàn', 'Bạn nhắn tin cho chúng tôi nhé.'],
    failed: ['Micrô chưa bật được', 'Thử lại, hoặc nhắn tin cho chúng tôi.'],
    no_way: ['Ở đây chưa gọi được', 'Bạn nhắn tin cho chúng tôi nhé.'],
    shut: ['Giờ này không có ai nghe máy', 'Bạn có thể để lại lời nhắn.'],
    full: ['Các đường dây đều bận', 'Lát nữa thử lại, hoặc nhắn tin cho chúng tôi.'],
  },
}

const all: Readonly<Record<string, CallWords>> = { en, vi }

/** The words of a language (BCP 47) for calls, which are fetched with what makes them; English where it has none. */
export function callWords(tag: string): CallWords {
  return all[tag] ?? en
}
