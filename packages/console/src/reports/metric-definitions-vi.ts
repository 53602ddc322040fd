const served =
  'Phục vụ đúng hạn là cuộc gọi được nghe, hoặc cuộc trò chuyện có lời đầu tiên của nhân viên, trong thời hạn (đúng bằng thời hạn vẫn tính). Ai đã chờ quá hạn được tính là chưa phục vụ, kể cả khi còn chờ; ai còn kịp thì chưa tính; ai rời hàng chờ cách khác thì không tính.'
const ends = 'Mỗi cuộc gọi có một trong bốn kết cục: hoàn tất, bỏ cuộc, lỡ, hoặc hỏng; hỏng được xét trước.'
const handled = 'Trung bình các lượt có phần ghi chú kết thúc trong khoảng.'
const setUp =
  'Đo trong trình duyệt của khách: từ micrô đến khi vào hàng, và từ lúc nhận đến âm thanh đầu tiên; không gồm lúc hỏi quyền micrô và lúc chờ nhân viên. Theo thứ hạng gần nhất.'
const rated =
  'Liên hệ không có đánh giá thì không tính; n là số đánh giá. Đánh giá tính tại lúc liên hệ kết thúc, cho nhân viên xử lý sau cùng.'
const agents = 'n là số nhân viên.'
const waited = (percent: number): string =>
  `Thời gian chờ mà ${percent} % lượt đã trả lời không vượt quá, từ lúc vào hàng đến khi nhân viên nhận: theo thứ hạng gần nhất, là một thời gian chờ có thật. Không gồm ai bỏ cuộc.`
const took = (percent: number): string =>
  `Thời gian xử lý mà ${percent} % lượt có phần ghi chú kết thúc trong khoảng không vượt quá: theo thứ hạng gần nhất, là một lượt có thật.`
const few = 'Dưới 20 lượt thì không có: đó chỉ là lời của một hai lượt.'

/** What metrics count, in Vietnamese, by key: as `docs/metrics.md` has it in English. */
export const metricDefinitions: Readonly<Record<string, string>> = {
  contacts_created: 'Số liên hệ mà khách bắt đầu, dù sau đó ra sao.',
  queued: 'Số lần một liên hệ vào một hàng chờ. Liên hệ chuyển sang hàng khác được tính một lần ở mỗi hàng.',
  offered:
    'Số lượt mà hàng chờ phải phục vụ: mọi lượt đã vào. Trong mỗi khoảng, đó là tổng của đã trả lời, bỏ cuộc, chuyển đi và còn chờ.',
  answered:
    'Số lượt vào hàng kết thúc bằng việc nhân viên nhận liên hệ; mỗi lượt một lần, dù đã đổ chuông bao nhiêu lần. Lượt tính tại lúc vào, nên một khoảng còn có thể tăng.',
  abandoned:
    'Số lượt kết thúc vì khách kết thúc khi còn chờ hoặc đang đổ chuông, trước khi nhân viên nhận. Hệ thống kết thúc thì không phải bỏ cuộc.',
  abandoned_short:
    'Số lượt bỏ cuộc sau thời gian chờ không quá ngưỡng ngắn (5 giây cho cuộc gọi, 10 giây cho trò chuyện, trừ khi hàng chờ quy định khác; đúng bằng ngưỡng là ngắn).',
  abandonment_rate:
    'Tỷ lệ lượt bỏ cuộc, bỏ qua các lượt ngắn ở cả hai vế: (bỏ cuộc − ngắn) ÷ (đến − ngắn). n là số lượt ở mẫu số.',
  abandonment_rate_raw: 'Tỷ lệ lượt bỏ cuộc, gồm cả lượt ngắn: bỏ cuộc ÷ đến.',
  flow_out:
    'Số lượt rời hàng mà không được trả lời cũng không bỏ cuộc: hệ thống kết thúc, hoặc chuyển sang hàng khác.',
  still_waiting:
    'Số lượt còn trong hàng tại thời điểm của số liệu, gồm cả lượt đang đổ chuông. Với khoảng đủ dài về trước: số đang chờ bây giờ.',
  handled:
    'Số lượt xử lý mà nhân viên hoàn tất, gồm phần ghi chú: mỗi nhân viên và liên hệ một lượt. Liên hệ do hai nhân viên xử lý được tính hai lần.',
  contacts_handled:
    'Số liên hệ đã kết thúc mà có ít nhất một nhân viên đã kết nối. Liên hệ do nhiều nhân viên xử lý tính một lần, cho người sau cùng.',
  transfers_out:
    'Số lượt xử lý kết thúc vì nhân viên chuyển liên hệ cho hàng chờ hoặc nhân viên khác; tính cho người chuyển, tại hàng đang ở. Quản lý giao lại thì không phải chuyển.',
  transfers_to_queue:
    'Số lượt xử lý kết thúc vì nhân viên chuyển liên hệ sang một hàng chờ mà không trao đổi trước.',
  transfers_to_agent:
    'Số lượt xử lý kết thúc vì nhân viên chuyển liên hệ cho một nhân viên khác mà không trao đổi trước, dù người đó có nhận hay không.',
  transfers_warm:
    'Số lượt xử lý kết thúc vì nhân viên chuyển cuộc gọi cho nhân viên khác sau khi đã trao đổi với người đó: từ tham vấn hoặc từ cuộc gọi ba bên. Tham vấn rồi quay lại thì không tính.',
  consultations:
    'Số lần nhân viên hỏi một nhân viên khác về cuộc gọi và được trả lời, dù kết quả ra sao; tính cho người hỏi, tại nơi lượt xử lý kết thúc.',
  consult_time:
    'Thời gian nhân viên trao đổi với người được hỏi trong khi khách giữ máy (nằm trong thời gian giữ máy): trung bình trên các lượt xử lý có ít nhất một lần tham vấn được trả lời. Cuộc gọi ba bên là thời gian nói chuyện.',
  transfer_rate: 'Tỷ lệ lượt xử lý kết thúc vì chuyển đi: chuyển ÷ lượt xử lý. n là số lượt xử lý.',
  service_level: `Tỷ lệ lượt được phục vụ đúng hạn; ai bỏ cuộc trong thời hạn thì bỏ qua, ai bỏ cuộc muộn hơn thì tính là chưa đạt (cách “bỏ qua”): đúng hạn ÷ (trả lời + bỏ cuộc − bỏ cuộc trong hạn). ${served}`,
  service_level_negative: `Tỷ lệ lượt được phục vụ đúng hạn; mọi lượt bỏ cuộc đều tính là chưa đạt (cách nghiêm nhất): đúng hạn ÷ (trả lời + bỏ cuộc). ${served}`,
  service_level_positive: `Tỷ lệ lượt được phục vụ đúng hạn hoặc bỏ cuộc trong hạn (cách rộng): (đúng hạn + bỏ cuộc trong hạn) ÷ (trả lời + bỏ cuộc). ${served}`,
  service_level_answered: `Tỷ lệ trong các lượt đã trả lời được phục vụ đúng hạn; không thấy ai bỏ cuộc, nên đẹp nhất khi tình hình tệ nhất: đúng hạn ÷ trả lời. ${served}`,
  service_level_short: `Tỷ lệ lượt được phục vụ đúng hạn; chỉ bỏ qua lượt bỏ cuộc ngắn: đúng hạn ÷ (trả lời + bỏ cuộc − bỏ cuộc ngắn). ${served}`,
  service_level_short_credited: `Tỷ lệ lượt được phục vụ đúng hạn hoặc bỏ cuộc ngắn: (đúng hạn + bỏ cuộc ngắn) ÷ (trả lời + bỏ cuộc). ${served}`,
  asa: 'Các lượt đã trả lời chờ bao lâu: từ lúc vào hàng đến khi nhân viên nhận, và với cuộc gọi đến khi cả hai bên có âm thanh. Trung bình các lượt đã trả lời; trả lời ngay tính là 0; lượt bỏ cuộc và cuộc gọi chưa từng có âm thanh thì không tính.',
  answer_wait_p50: waited(50),
  answer_wait_p90: waited(90),
  answer_wait_p95: `${waited(95)} ${few}`,
  abandon_time:
    'Các lượt bỏ cuộc đã chờ bao lâu: từ lúc vào hàng đến lúc kết thúc. Trung bình các lượt bỏ cuộc, gồm cả lượt ngắn.',
  queue_time:
    'Các lượt đã xong kéo dài bao lâu, dù kết thúc thế nào. Là trung bình của những điều rất khác nhau: dùng cho sức chứa, không cho chất lượng phục vụ.',
  longest_wait:
    'Thời gian dài nhất của một lượt, gồm cả bỏ cuộc và còn chờ; lượt còn chờ tính đến thời điểm của số liệu.',
  longest_wait_now:
    'Lượt chờ lâu nhất đã chờ bao lâu tại thời điểm của số liệu, gồm cả lượt đang đổ chuông. Với khoảng đủ dài về trước.',
  first_response:
    'Khách chờ lời đầu tiên của nhân viên bao lâu: từ tin đầu của khách đến tin đầu của nhân viên, theo giờ lịch, gồm cả lúc chờ trong hàng; 0 nếu nhân viên viết trước. Văn bản tự động không phải lời đáp. Trung bình các liên hệ có lời đầu trong khoảng.',
  reply_time:
    'Khách chờ mỗi câu trả lời bao lâu: từ tin đầu tiên chưa được đáp đến tin kế tiếp của nhân viên. Tệp cũng là tin; nhiều tin liền nhau là một lần. Trung bình các lần được đáp trong khoảng.',
  time_to_accept:
    'Liên hệ đổ chuông bao lâu ở nhân viên đã nhận. Trung bình các lần nhận trong khoảng; đổ chuông không thuộc thời gian rảnh hay xử lý.',
  callback_kept_on_time:
    'Tỷ lệ hẹn gọi lại có lần gọi đầu trong vòng nửa giờ kể từ giờ hẹn; gọi sớm hơn không phải đúng hẹn. Hẹn chưa gọi được tính khi hết nửa giờ, trừ khi khách đã rút; n là số hẹn được tính.',
  calls_abandoned: `Số cuộc gọi kết thúc vì khách đi khi còn chờ hoặc đang đổ chuông. ${ends}`,
  calls_missed: `Số cuộc gọi kết thúc mà không ai nghe dù khách chưa đi. ${ends}`,
  calls_failed: `Số cuộc gọi kết thúc mà không có âm thanh: một bên không có hoặc mất mà không nối lại được, hoặc đã nhận mà hai bên chưa từng cùng có. ${ends}`,
  call_setup_p50: `Thời gian thiết lập mà 50 % cuộc gọi không vượt quá. ${setUp}`,
  call_setup_p95: `Thời gian thiết lập mà 95 % cuộc gọi không vượt quá. ${setUp}`,
  answer_to_audio_p50:
    'Sau khi nhân viên nhận bao lâu thì khách nghe âm thanh đầu tiên, ở 50 % cuộc gọi nhiều nhất: đo trong trình duyệt của khách. Theo thứ hạng gần nhất.',
  answer_to_audio_p95:
    'Sau khi nhân viên nhận bao lâu thì khách nghe âm thanh đầu tiên, ở 95 % cuộc gọi nhiều nhất: đo trong trình duyệt của khách. Theo thứ hạng gần nhất.',
  call_mos:
    'Trung bình một ước lượng mỗi bên nghe bên kia ra sao, từ 1 (kém) đến 4,4 (tốt nhất có thể): tính bằng mô hình E rút gọn từ độ trễ, dao động và mất gói của cả cuộc gọi. Là chỉ số, không phải phép đo; n là số đầu cuộc gọi.',
  poor_calls: 'Tỷ lệ đầu cuộc gọi nghe bên kia với điểm (MOS) dưới 3,1; n là số đầu có điểm.',
  offers: 'Số lần liên hệ đổ chuông ở nhân viên. Một liên hệ có thể đổ chuông nhiều lần trước khi được nhận.',
  answer_rate:
    'Tỷ lệ lượt đổ chuông mà nhân viên nhận, trong mọi lượt đã xong: nhận ÷ (nhận + từ chối + lỡ + không đến nơi + rút vì khách đi).',
  rona: 'Số lượt đổ chuông hết giờ dù màn hình nhân viên đã hiện: nhân viên không nhận. Không gồm lượt chưa hiện và lượt khách đã đi.',
  undelivered:
    'Số lượt đổ chuông kết thúc mà màn hình nhân viên chưa từng hiện: không phải lỗi của nhân viên.',
  declined: 'Số lượt đổ chuông mà nhân viên từ chối.',
  handle_time: `Nhân viên bận với một liên hệ bao lâu: trao đổi, giữ máy và ghi chú, từ lúc nhận đến hết ghi chú. Không gồm đổ chuông và chờ. ${handled}`,
  handle_time_p50: took(50),
  handle_time_p90: took(90),
  handle_time_p95: `${took(95)} ${few}`,
  handle_time_contact:
    'Các nhân viên cộng lại bận với một liên hệ bao lâu: tổng thời gian xử lý của các lượt có phần ghi chú kết thúc trong khoảng ÷ số liên hệ của chúng. n là số liên hệ.',
  chat_handle_time_adjusted:
    'Một cuộc trò chuyện tốn bao nhiêu thời gian của nhân viên: mỗi lúc chỉ tính một phần n khi đang xử lý n liên hệ. Dùng để tính nhân sự; thời gian xử lý của kênh trò chuyện cho biết nó kéo dài bao lâu.',
  talk_time: `Nhân viên và khách kết nối bao lâu, trừ lúc giữ máy. ${handled} Trao đổi, giữ máy và ghi chú cộng lại bằng thời gian xử lý.`,
  hold_time: `Khách bị giữ máy bao lâu: tổng các lần giữ của một lượt; lần không nối lại kéo dài đến hết liên hệ. ${handled} Gồm cả lượt không giữ lần nào.`,
  hold_time_held: 'Khách bị giữ máy bao lâu: trung bình các lượt có giữ ít nhất một lần.',
  hold_ratio: 'Phần thời gian xử lý mà khách bị giữ máy: tổng giữ máy ÷ tổng thời gian xử lý.',
  wrap_up_time: `Nhân viên làm tiếp bao lâu sau khi liên hệ kết thúc, dù tự hoàn tất hay hết giờ. ${handled}`,
  occupancy: `Phần thời gian sẵn sàng mà nhân viên đang xử lý ít nhất một liên hệ: bận ÷ (bận + rảnh), theo đồng hồ, nên ba cuộc cùng lúc cũng bận như một. Đổ chuông, nghỉ và ngoại tuyến không tính. ${agents}`,
  occupancy_capacity: `Phần sức chứa đã dùng: đơn vị đang dùng × thời gian ÷ đơn vị sẵn có × thời gian, khi nhân viên bận hoặc rảnh. ${agents}`,
  utilisation: `Phần thời gian đăng nhập mà nhân viên đang xử lý ít nhất một liên hệ: bận ÷ mọi lúc không ngoại tuyến. Không phải trên giờ được trả lương. ${agents}`,
  average_concurrency: `Nhân viên xử lý cùng lúc bao nhiêu liên hệ khi có xử lý: tổng thời gian các liên hệ ÷ thời gian có ít nhất một. ${agents}`,
  signed_in_time: `Nhân viên làm việc bao lâu: mọi lúc không ngoại tuyến. Là tổng của bận, đổ chuông, rảnh, nghỉ, đào tạo, không trả lời và mất liên lạc. ${agents}`,
  busy_time: `Nhân viên xử lý ít nhất một liên hệ bao lâu, từ lúc nhận đến hết ghi chú; nhiều liên hệ cùng lúc tính một lần. ${agents}`,
  idle_time: `Nhân viên sẵn sàng bao lâu mà không xử lý và không có gì đổ chuông. ${agents}`,
  ringing_time: `Liên hệ đổ chuông bao lâu ở nhân viên không xử lý gì. ${agents}`,
  break_time: `Nhân viên nghỉ bao lâu. Nghỉ chọn khi đang xử lý bắt đầu lúc xong liên hệ cuối. ${agents}`,
  training_time: `Nhân viên đào tạo bao lâu. ${agents}`,
  not_responding_time: `Nhân viên bị tạm gác bao lâu vì để một lượt đổ chuông hết giờ. ${agents}`,
  not_reachable_time: `Nhân viên bị tạm gác bao lâu vì lượt đổ chuông không đến được. ${agents}`,
  csat: `Tỷ lệ đánh giá 4 hoặc 5 trên thang 1 đến 5. ${rated}`,
  csat_low: `Đầu dưới của khoảng 95 % theo Wilson cho tỷ lệ đánh giá 4 hoặc 5: điều mà ít đánh giá còn để ngỏ. ${rated}`,
  csat_high: `Đầu trên của khoảng 95 % theo Wilson cho tỷ lệ đánh giá 4 hoặc 5: điều mà ít đánh giá còn để ngỏ. ${rated}`,
  csat_mean: `Trung bình các đánh giá trên thang 1 đến 5. ${rated}`,
  response_rate:
    'Tỷ lệ liên hệ được đánh giá, trong các liên hệ kết thúc sau khi đã có nhân viên kết nối: khách của chúng là người được hỏi.',
}

/** The moments at which metrics count, by how the list of metrics calls them. */
export const metricMoments: Readonly<Record<string, string>> = {
  'the begin of the contact': 'lúc liên hệ bắt đầu',
  'the entry into the queue': 'lúc vào hàng chờ',
  'the end of wrap-up': 'lúc hết ghi chú',
  'the end of the contact': 'lúc liên hệ kết thúc',
  'the first words of an agent': 'lúc nhân viên nói lời đầu tiên',
  'the reply': 'lúc được trả lời',
  accepting: 'lúc nhận',
  'the offer': 'lúc đổ chuông',
  'the promised time': 'giờ hẹn',
  'the measure, told as the call ends': 'lúc số đo được gửi, khi cuộc gọi kết thúc',
  'each moment by itself': 'từng lúc một',
}
