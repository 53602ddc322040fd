/** The types of facts that a webhook may tell, as they are shown together, with what each is called. */
export const webhookTypes = {
  life: {
    contact_started: ['A contact begins', 'Liên hệ bắt đầu'],
    contact_ended: ['A contact ends', 'Liên hệ kết thúc'],
    wrap_up_ended: ['Wrap-up ends, with its disposition', 'Xong ghi chú sau, kèm kết quả'],
    contact_rated: ['A visitor rates', 'Khách đánh giá'],
    visitor_identified: ['A visitor says who it is', 'Khách cho biết là ai'],
    words_erased: ['Words are erased', 'Nội dung bị xoá'],
  },
  words: {
    message_sent: ['A message', 'Tin nhắn'],
    file_sent: ['A file', 'Tệp'],
    note_added: ['A note of the team', 'Ghi chú nội bộ'],
    transcript_requested: [
      'The conversation is asked for by e-mail',
      'Yêu cầu gửi cuộc trò chuyện qua e-mail',
    ],
  },
  routing: {
    offer_made: ['It rings at an agent', 'Đổ chuông cho nhân viên'],
    offer_shown: ['The ring is on the screen', 'Chuông đã hiện lên'],
    offer_accepted: ['The agent answers', 'Nhân viên nhận'],
    offer_declined: ['The agent declines', 'Nhân viên từ chối'],
    offer_expired: ['The agent does not answer', 'Nhân viên không nhận'],
    offer_undelivered: ['The ring could not be shown', 'Chuông không hiện được'],
    offer_withdrawn: ['The ring is taken back', 'Chuông bị rút lại'],
    routing_widened: ['More agents may be asked', 'Mở rộng người có thể nhận'],
    nobody_eligible: ['Nobody could ever take it', 'Không ai nhận được'],
    contact_moved: ['On to another queue', 'Sang hàng chờ khác'],
    contact_requeued: ['Back into the queue', 'Về lại hàng chờ'],
    contact_transferred: ['Given away', 'Chuyển cho người khác'],
    contact_handed_over: ['A call goes to who was consulted', 'Cuộc gọi giao cho người được hỏi'],
  },
  calls: {
    call_connected: ['The sound of a call is there', 'Cuộc gọi có tiếng'],
    call_failed: ['A call has no sound', 'Cuộc gọi không có tiếng'],
    call_measured: ['How a call sounded', 'Chất lượng cuộc gọi'],
    consult_started: ['A colleague is asked about a call', 'Hỏi đồng nghiệp về cuộc gọi'],
    consult_shown: ['The question is on the screen', 'Câu hỏi đã hiện lên'],
    consult_answered: ['The colleague answers', 'Đồng nghiệp trả lời'],
    consult_ended: ['A consultation ends', 'Hết tham vấn'],
    conference_started: ['A conference begins', 'Bắt đầu gọi ba bên'],
    conference_ended: ['A conference ends', 'Hết gọi ba bên'],
    contact_held: ['On hold', 'Giữ máy'],
    contact_resumed: ['Hold is over', 'Hết giữ máy'],
    recording_started: ['A recording begins', 'Bắt đầu ghi âm'],
    recording_paused: ['A recording stops for a while', 'Tạm dừng ghi âm'],
    recording_resumed: ['A recording goes on', 'Ghi âm tiếp'],
    recording_ended: ['A recording is there', 'Đã có bản ghi âm'],
    recording_failed: ['A recording failed', 'Ghi âm không thành'],
    recording_played: ['Somebody hears a recording', 'Có người nghe bản ghi âm'],
    callback_due: ['A call back is due', 'Đến giờ gọi lại'],
    callback_attempted: ['A call back was tried', 'Đã thử gọi lại'],
  },
  mail: {
    mail_sent: ['A letter was sent', 'Đã gửi e-mail'],
    mail_failed: ['A letter did not arrive', 'E-mail không tới nơi'],
    mail_retried: ['A letter is sent again', 'Gửi lại e-mail'],
  },
  agents: {
    logged_in: ['An agent logs in', 'Nhân viên vào ca'],
    logged_out: ['An agent logs out', 'Nhân viên ra ca'],
    presence_changed: ['An agent’s state', 'Trạng thái nhân viên'],
    presence_planned: ['A state chosen in advance', 'Trạng thái chọn trước'],
    work_reserved: ['Room is kept for a ring', 'Giữ chỗ cho một lần đổ chuông'],
    work_released: ['That room is free again', 'Chỗ đó trống lại'],
    work_started: ['Work begins', 'Bắt đầu xử lý'],
    work_ended: ['Work ends', 'Xử lý xong'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>

/** What belongs together. */
export type TypeGroup = keyof typeof webhookTypes

/** What a type is called in a language; the type itself where this page does not know it. */
export function typeName(type: string, language: string): string {
  const group: Readonly<Record<string, readonly [string, string]>> | undefined = Object.values(
    webhookTypes,
  ).find((types) => Object.hasOwn(types, type))
  return group?.[type]?.[language === 'vi' ? 1 : 0] ?? type
}
