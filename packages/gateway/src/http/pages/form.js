/** What the pages without the console have in common: two languages, faults at their fields, and JSON to the gateway. */

const faults = {
  en: {
    rate_limited: 'Too many tries. Wait a minute, then try again.',
    unreachable: 'The gateway cannot be reached. Try again.',
  },
  vi: {
    rate_limited: 'Thử quá nhiều lần. Hãy chờ một phút rồi thử lại.',
    unreachable: 'Không kết nối được tới máy chủ. Hãy thử lại.',
    empty: 'Bắt buộc điền.',
    too_long: 'Quá dài: tối đa % ký tự.',
    control_characters: 'Có ký tự điều khiển ẩn.',
    origin:
      '“%” không phải là origin: hãy viết https:// hoặc http://, tên máy và không gì khác, ví dụ https://shop.example.',
    origin_needed: 'Hãy điền origin, ví dụ https://shop.example.',
    user_characters: 'Tên đăng nhập chỉ có chữ, số và . _ @ + -',
    zone: 'Không có múi giờ này: hãy viết ví dụ Asia/Ho_Chi_Minh.',
    tenant_key: 'Tên ngắn có 1 đến 40 chữ thường, số hoặc dấu gạch nối.',
    setup_code: 'Đây không phải mã hiện trên cửa sổ dòng lệnh.',
    password_short: 'Mật khẩu có ít nhất % ký tự.',
    password_long: 'Mật khẩu có nhiều nhất % ký tự.',
    password_repeats: 'Mật khẩu lặp lại: hãy dùng nhiều ký tự khác nhau hơn.',
    password_known: 'Mật khẩu này quá dễ đoán: hãy chọn mật khẩu khác.',
  },
}

/** The language of the reader, of the two that these pages have. */
export const language = navigator.languages.some((tag) => /^vi\b/i.test(tag)) ? 'vi' : 'en'

/** Puts the Vietnamese words in, where they are wanted: by the name that an element has in `data-word`. */
export function translate(words) {
  document.documentElement.lang = language
  if (language === 'en') return
  document.title = words.title ?? document.title
  for (const element of document.querySelectorAll('[data-word]')) {
    const word = words[element.dataset.word]
    if (word !== undefined) element.textContent = word
  }
}

/** Sends JSON; resolves to the answer, or to the faults that it names. */
export async function send(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    return response.ok ? { value: answer } : { error: answer.error }
  } catch {
    return { error: { code: 'unreachable', message: faults.en.unreachable } }
  }
}

/** Shows what is wrong at the fields, or above the button where it belongs to none; the first wrong field gets the focus. */
export function showFaults(form, error) {
  for (const old of form.querySelectorAll('.fault')) old.remove()
  for (const input of form.elements) {
    input.removeAttribute('aria-invalid')
    input.removeAttribute('aria-describedby')
  }
  if (error === undefined) return
  const wrong = error.faults ?? [{ field: error.field ?? '', rule: error.code, message: error.message }]
  for (const { field, rule, about, message } of wrong) {
    const input = form.elements.namedItem(field)
    const text = document.createElement('span')
    text.className = 'fault'
    text.id = `fault-${field}`
    text.textContent = (faults[language][rule] ?? message).replace('%', () => about ?? '')
    if (input instanceof HTMLInputElement && input.type !== 'hidden') {
      input.setAttribute('aria-invalid', 'true')
      input.setAttribute('aria-describedby', text.id)
      input.closest('label').append(text)
    } else {
      text.setAttribute('role', 'alert')
      form.querySelector('button').before(text)
    }
  }
  // The first of the page, not of the answer.
  form.querySelector('[aria-invalid]')?.focus()
}

/** Calls `work` at each submission, with the button busy meanwhile. */
export function onSubmit(form, work) {
  const button = form.querySelector('button')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.getAttribute('aria-busy') === 'true') return
    button.setAttribute('aria-busy', 'true')
    try {
      await work()
    } finally {
      button.removeAttribute('aria-busy')
    }
  })
}
