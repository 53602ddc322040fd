import type {
  CallWords,
  DownWords,
  ExtraWords,
  FaultWords,
  FileWords,
  FormWords,
  GreetingWords,
  HelpWords,
  HomeWords,
  LauncherWords,
  RecordedWords,
  SoundWords,
  SpokenWords,
  Words,
} from './words.js'

/** What the launcher says, in Vietnamese: its name, and that the panel cannot be had. Every page carries it. */
export const launcher: LauncherWords = ['Nhắn tin', 'Chưa nối được. Thử lại.']

/** What the panel says from the beginning, in Vietnamese. */
export const first: Words = {
  tag: 'vi',
  direction: 'ltr',
  support: 'Hỗ trợ',
  supportOf: (brand) => `Hỗ trợ của ${brand}`,
  close: 'Đóng',
  back: 'Quay lại',
  loading: 'Đang tải',

  callUs: 'Gọi cho chúng tôi',
  writeToUs: 'Nhắn tin',
  unread: (count) => `${count} tin chưa đọc`,
  openUntil: (time) => `Mở đến ${time}`,
  opensAt: (time, day) => `Mở lại lúc ${time}${day && ` ${day}`}`,
  closed: 'Đang đóng',
  nobodyHint: 'Bạn vẫn nhắn được: tin chờ đến khi có người.',
  searchHelp: 'Tìm trong trợ giúp',

  conversation: 'Cuộc trò chuyện',
  intro: 'Bạn viết điều mình cần, nhân viên trả lời tại đây.',
  message: 'Tin nhắn',
  placeholder: 'Viết tin nhắn',
  send: 'Gửi',
  attach: 'Đính kèm tệp',
  emoji: 'Biểu cảm',
  beforeChat: 'Trước khi bắt đầu',
  startChat: 'Bắt đầu chat',
  privacy: 'Quyền riêng tư',
  endChat: 'Kết thúc',
  you: 'Bạn',
  agent: 'Nhân viên',
  queued: 'Bạn đang trong hàng chờ',
  inLine: (place, about) => `Bạn đang ở ${about ? 'khoảng ' : ''}vị trí thứ ${place}`,
  othersWaited: (span) => `Gần đây mọi người chờ ${span}`,
  seconds: (count) => `khoảng ${count} giây`,
  minutes: (low, high) => (low === high ? `khoảng ${high} phút` : `${low} đến ${high} phút`),
  queuedHint: 'Chúng tôi sẽ báo khi có người nhận. Bạn cứ viết tiếp.',
  joined: (name, time) => `${name} nhận cuộc trò chuyện lúc ${time}`,
  left: (name, time) => `${name} rời cuộc trò chuyện lúc ${time}. Bạn đứng đầu hàng chờ.`,
  today: (time) => `Hôm nay, ${time}`,
  typing: (name) => `${name} đang nhập`,
  sending: 'Đang gửi…',
  waiting: 'Đang chờ kết nối mạng',
  sent: 'Đã gửi',
  delivered: 'Đã nhận',
  read: 'Đã xem',
  notSent: 'Chưa gửi được.',
  tryAgain: 'Thử lại',
  tooLong: 'Tin quá dài: bạn gửi thành nhiều phần nhé.',
  chatWasOver: 'Cuộc trò chuyện đã kết thúc.',
  erased: 'Tin nhắn này đã được xoá',

  endedByYou: (time) => `Bạn kết thúc lúc ${time}`,
  endedByAgent: (name, time) => `${name} kết thúc lúc ${time}`,
  ended: (time) => `Kết thúc lúc ${time}`,
  optional: '(nếu muốn)',
  writeAgain: 'Nhắn tin tiếp',

  leaveMessage: 'Để lại lời nhắn',
  callback: 'Hẹn gọi lại',
  email: 'Địa chỉ e-mail',
  emailForAnswer: 'E-mail để nhận câu trả lời',
  phone: 'Số điện thoại',
  yourName: 'Tên của bạn',

  offline: 'Bạn đang mất mạng. Tin nhắn sẽ được gửi khi có mạng trở lại.',
  reconnecting: 'Đang nối lại… Tin nhắn sẽ được gửi khi có kết nối trở lại.',
  backOnline: 'Đã có kết nối trở lại.',
  unreachable: 'Chưa nối được từ đây',
}

/** What is said where nobody can be reached, in Vietnamese. */
export const down: DownWords = {
  hint: 'Có thể mạng của bạn đang chặn kết nối.',
  retryIn: (seconds) => `Chúng tôi thử lại sau ${seconds} giây.`,
  retrying: 'Chúng tôi đang thử lại…',
  tryNow: 'Thử ngay',
  refused: 'Chưa dùng được ở đây',
  refusedHint: 'Bạn vui lòng liên hệ công ty bằng cách khác.',
}

/** What is said at the end and when nobody is there, in Vietnamese. */
export const forms: FormWords = {
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

/** What is said of answers to choose from, in Vietnamese. */
export const extras: ExtraWords = {
  replies: 'Các câu trả lời để chọn',
}

/** What may be wrong in a form, in Vietnamese. */
export const faults: FaultWords = {
  missing: 'Bạn hãy điền vào đây',
  invalid: 'Câu trả lời này chưa đúng',
  email: 'Địa chỉ này còn thiếu. Ví dụ: ten@congty.vn',
  phone: 'Số điện thoại có từ 5 đến 15 chữ số',
  tooOften: 'Bạn đã làm việc này nhiều lần. Bạn chờ một giờ nhé.',
  noMail: 'Hiện chưa gửi được e-mail từ đây.',
  failed: 'Chưa gửi được. Bạn thử lại nhé.',
}

/** What is said of the sound of a message, in Vietnamese. */
export const sound: SoundWords = {
  sound: 'Âm báo khi có tin nhắn mới',
}

/** What is said of files, in Vietnamese. */
export const files: FileWords = {
  uploading: (name) => `Đang tải lên ${name}`,
  remove: (name) => `Bỏ ${name}`,
  tooLarge: 'Tệp lớn quá: tối đa 20 MB.',
  refused: 'Không nhận loại tệp này. Bạn gửi ảnh, PDF hoặc tài liệu văn phòng.',
  damaged: 'Tệp hỏng hoặc trống.',
  picture: 'Ảnh',
  file: 'Tệp',
}

/** What is said while one searches for help, in Vietnamese. */
export const help: HelpWords = {
  placeholder: 'Bạn cần tìm gì?',
  none: (words) => (words === '' ? 'Chưa có bài viết nào.' : `Không tìm thấy gì cho “${words}”.`),
  count: (count) => `${count} bài viết`,
  all: 'Tất cả bài viết',
  gone: 'Bài viết này không còn nữa.',
  failed: 'Chưa tải được bài viết.',
  offline: 'Bạn đang mất mạng.',
}

/** What is said at the start, in Vietnamese. */
export const home: HomeWords = {
  speak: 'Để lại lời nhắn thoại',
  speakHint: 'Nói tối đa hai phút, chúng tôi sẽ trả lời',
  closedHint: 'Giờ này không có ai trả lời.',
  goOn: 'Trò chuyện tiếp',
  earlier: 'Gần đây',
  greeting: 'Chào bạn. Chúng tôi giúp gì được cho bạn?',
  writeHint: 'Nhân viên trả lời bạn ngay tại đây',
  writeWait: (span) => `Gần đây trả lời sau ${span}`,
  todayFrom: (spans) => `Hôm nay mở ${spans}, theo giờ nơi bạn ở.`,
  nobody: 'Hiện chưa có ai trực.',
  free: 'Miễn phí, ngay trong trình duyệt.',
  leaveHint: 'Chúng tôi trả lời qua e-mail',
  callbackHint: 'Bạn chọn giờ nhận cuộc gọi',
}

/** What is said of calls, in Vietnamese. */
export const calling: CallWords = {
  asking: 'Cho phép dùng micrô',
  askingHint: 'Trình duyệt đang hỏi bạn. Chưa ai nghe thấy bạn.',
  calling: 'Đang gọi…',
  nobodyHears: 'Chưa ai nghe thấy bạn.',
  connecting: 'Đang kết nối…',
  reconnecting: 'Mất kết nối, đang nối lại… Bạn không cần làm gì.',
  held: 'Bạn đang được giữ máy, xin chờ một chút.',
  quality: { good: 'Đường truyền tốt', fair: 'Hơi chập chờn', poor: 'Bị ngắt quãng' },
  mute: 'Tắt tiếng',
  muted: 'Bạn đang tắt tiếng. Không ai nghe thấy bạn.',
  sound: 'Âm thanh',
  keys: 'Phím số',
  pressed: 'Đã bấm',
  write: 'Nhắn tin',
  end: 'Kết thúc',
  hear: 'Chạm để nghe',
  microphone: 'Micrô',
  speaker: 'Loa',
  level: 'Âm lượng giọng bạn',
  backToCall: 'Về cuộc gọi',
  elsewhere: 'Cuộc gọi đang ở thẻ khác',
  takeHere: 'Nói ở đây',
  lost: 'Mất micrô',
  lostHint: 'Micrô bị rút ra, hoặc một cuộc điện thoại đã chiếm.',
  again: 'Thử lại',
  callAgain: 'Gọi lại',
  instead: 'Nhắn tin',
  speak: 'Để lại lời nhắn thoại',
  over: {
    abandoned: ['Bạn đã gác máy', 'Lúc đó chưa có ai nghe.'],
    missed: ['Chưa ai nghe được máy', 'Bạn để lại lời nhắn, hoặc lát nữa gọi lại nhé.'],
    failed: ['Cuộc gọi bị ngắt', 'Không nối lại được. Bạn gọi lại hoặc nhắn tin nhé.'],
  },
  refused: {
    denied: ['Micrô đang bị chặn', 'Hãy cho phép ở cạnh địa chỉ trang này rồi thử lại.'],
    dismissed: ['Câu hỏi đã bị đóng', 'Thử lại và chọn Cho phép.'],
    page_forbids: ['Trang này không cho dùng micrô', 'Bạn nhắn tin cho chúng tôi nhé.'],
    system_forbids: ['Thiết bị không cho dùng micrô', 'Hãy cho phép trong cài đặt của thiết bị.'],
    none_found: ['Không tìm thấy micrô', 'Hãy cắm micrô rồi thử lại.'],
    in_use: ['Ứng dụng khác đang dùng micrô', 'Hãy đóng ứng dụng đó rồi thử lại.'],
    insecure: ['Cuộc gọi cần trang an toàn', 'Bạn nhắn tin cho chúng tôi nhé.'],
    failed: ['Micrô chưa bật được', 'Thử lại, hoặc nhắn tin cho chúng tôi.'],
    no_way: ['Ở đây chưa gọi được', 'Bạn nhắn tin cho chúng tôi nhé.'],
    shut: ['Giờ này không có ai nghe máy', 'Bạn có thể để lại lời nhắn.'],
    full: ['Các đường dây đều bận', 'Bạn để lại lời nhắn, hoặc lát nữa gọi lại nhé.'],
  },
}

/** What is said at a greeting, in Vietnamese. */
export const greeting: GreetingWords = {
  dismiss: 'Bỏ qua',
}

/** What is said of spoken messages, in Vietnamese. */
export const spoken: SpokenWords = {
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

/** What is asked before a call that may be recorded, in Vietnamese. */
export const recorded: RecordedWords = {
  title: 'Chúng tôi ghi âm cuộc gọi này được không?',
  hint: 'Chỉ những người phụ trách chất lượng ở đây nghe được. Bạn có thể từ chối mà vẫn gọi.',
  yes: 'Đồng ý ghi âm',
  no: 'Không, gọi mà không ghi âm',
}
