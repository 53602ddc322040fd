/** One emoji, with what a screen reader says of it. */
export interface Emoji {
  readonly sign: string
  readonly en: string
  readonly vi: string
}

/** Emoji that belong together. */
export interface EmojiGroup {
  readonly en: string
  readonly vi: string
  readonly all: readonly Emoji[]
}

/** A line each: the sign, its English name, its Vietnamese name. */
function group(en: string, vi: string, lines: string): EmojiGroup {
  const all = lines.split('\n').flatMap((line) => {
    const [sign = '', english = '', vietnamese = ''] = line.trim().split('|')
    return sign === '' ? [] : [{ sign, en: english, vi: vietnamese }]
  })
  return { en, vi, all }
}

/** The few that are of use in a talk with a company, by what they are about, with their names in English and Vietnamese. */
export const emojiGroups: readonly EmojiGroup[] = [
  group(
    'Faces',
    'Khuôn mặt',
    `🙂|slight smile|mỉm cười
    😊|happy|vui vẻ
    😀|grin|cười tươi
    😂|tears of joy|cười ra nước mắt
    😉|wink|nháy mắt
    😍|in love|yêu thích
    😎|cool|ngầu
    🤔|thinking|suy nghĩ
    😕|confused|bối rối
    😮|surprised|ngạc nhiên
    😅|relieved|nhẹ nhõm
    😢|crying|khóc
    😟|worried|lo lắng
    😡|angry|tức giận
    😴|sleepy|buồn ngủ
    🤒|ill|bị ốm
    🥳|celebrating|ăn mừng
    🙈|cannot look|không dám nhìn`,
  ),
  group(
    'Hands and hearts',
    'Bàn tay và trái tim',
    `👍|thumbs up|đồng ý
    👎|thumbs down|không đồng ý
    👌|OK|được rồi
    🙏|thank you|cảm ơn
    👏|applause|vỗ tay
    👋|waving|vẫy tay
    🤝|handshake|bắt tay
    ✌️|victory|chiến thắng
    💪|strong|mạnh mẽ
    👉|pointing right|chỉ sang phải
    🤞|fingers crossed|chúc may mắn
    🙌|hands up|giơ hai tay
    ❤️|red heart|trái tim đỏ
    💛|yellow heart|trái tim vàng
    💚|green heart|trái tim xanh lá
    💙|blue heart|trái tim xanh dương
    💔|broken heart|trái tim tan vỡ
    ✨|sparkles|lấp lánh`,
  ),
  group(
    'Things',
    'Đồ vật',
    `📦|parcel|bưu kiện
    🚚|delivery truck|xe giao hàng
    🛒|shopping cart|giỏ hàng
    🎁|gift|quà tặng
    💳|bank card|thẻ ngân hàng
    💵|money|tiền
    🧾|receipt|hoá đơn
    📷|camera|máy ảnh
    📱|mobile phone|điện thoại
    💻|laptop|máy tính xách tay
    📞|telephone|điện thoại bàn
    ✉️|letter|thư
    📅|calendar|lịch
    ⏰|alarm clock|đồng hồ báo thức
    🔑|key|chìa khoá
    🔧|wrench|cờ lê
    🏠|house|ngôi nhà
    📍|place|địa điểm`,
  ),
  group(
    'Nature and food',
    'Thiên nhiên và món ăn',
    `🌸|blossom|hoa anh đào
    🌹|rose|hoa hồng
    🌿|herb|cây cỏ
    🌳|tree|cây xanh
    ☀️|sun|mặt trời
    🌧️|rain|mưa
    ⭐|star|ngôi sao
    🔥|fire|lửa
    💧|drop|giọt nước
    🐶|dog|con chó
    🐱|cat|con mèo
    🐟|fish|con cá
    ☕|coffee|cà phê
    🍵|tea|trà
    🍜|noodles|phở
    🍚|rice|cơm
    🍎|apple|quả táo
    🎂|cake|bánh sinh nhật`,
  ),
  group(
    'Signs',
    'Ký hiệu',
    `✅|done|xong
    ❌|cross|dấu chéo
    ❗|exclamation|chấm than
    ❓|question|dấu hỏi
    ⚠️|warning|cảnh báo
    💯|hundred|một trăm điểm
    ➕|plus|dấu cộng
    ➖|minus|dấu trừ
    🔴|red dot|chấm đỏ
    🟡|yellow dot|chấm vàng
    🟢|green dot|chấm xanh lá
    🎉|party|tiệc tùng`,
  ),
]
