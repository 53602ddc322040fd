import { language, onSubmit, send, showFaults, translate } from './form.js'

translate({
  title: 'Mật khẩu · Switchboard',
  choose: 'Đặt mật khẩu',
  password: 'Mật khẩu mới',
  hint: 'Ít nhất 10 ký tự.',
  again: 'Nhập lại lần nữa',
  save: 'Lưu mật khẩu',
  forgotten: 'Mật khẩu mới',
  forgottenHint:
    'Nếu quản trị viên đã ghi địa chỉ e-mail của bạn, liên kết sẽ được gửi đến đó. Nếu không, hãy hỏi quản trị viên.',
  tenant: 'Tổng đài',
  user: 'Tên đăng nhập',
  send: 'Gửi liên kết',
  open: 'Mở bảng điều khiển',
})
const words = {
  en: {
    differs: 'The two are not the same.',
    spent: 'The link has been used or has expired: ask for a new one.',
    saved: 'Your password is saved',
    logIn: (tenant, user) => `Log in to tenant ${tenant} as ${user}.`,
    sent: 'Look into your mail',
    sentText: 'If there is such a user with an e-mail address, a link is on its way; it works for an hour.',
    noMail: 'Ask your administrator',
    noMailText: 'This installation sends no mail: an administrator can make a link for you.',
  },
  vi: {
    differs: 'Hai mật khẩu không giống nhau.',
    spent: 'Liên kết đã được dùng hoặc đã hết hạn: hãy xin liên kết mới.',
    saved: 'Mật khẩu đã được lưu',
    logIn: (tenant, user) => `Đăng nhập vào tổng đài ${tenant} với tên ${user}.`,
    sent: 'Hãy xem hộp thư',
    sentText: 'Nếu có người dùng này với địa chỉ e-mail, liên kết đang được gửi; nó dùng được trong một giờ.',
    noMail: 'Hãy hỏi quản trị viên',
    noMailText: 'Hệ thống này không gửi thư: quản trị viên có thể tạo liên kết cho bạn.',
  },
}[language]

const token = location.hash.slice(1)
// Not left in the bar: whoever looks over a shoulder or into the history finds nothing.
history.replaceState(null, '', location.pathname)
const form = document.querySelector(token === '' ? '#forgotten' : '#choose')
form.hidden = false
const value = (name) => form.elements.namedItem(name).value

onSubmit(form, async () => {
  showFaults(form)
  await (token === '' ? forget() : choose())
})

async function choose() {
  if (value('password') !== value('again')) {
    showFaults(form, { faults: [{ field: 'again', message: words.differs }] })
    return
  }
  const answer = await send('/api/v1/passwords', { token, password: value('password') })
  if (answer.error?.field === 'token') showFaults(form, { faults: [{ field: '', message: words.spent }] })
  else if (answer.error) showFaults(form, answer.error)
  else showDone(words.saved, words.logIn(answer.value.tenant, answer.value.user))
}

async function forget() {
  const answer = await send('/api/v1/password-resets', { tenant: value('tenant'), user: value('user') })
  if (answer.error) showFaults(form, answer.error)
  else if (answer.value.mails) showDone(words.sent, words.sentText)
  else showDone(words.noMail, words.noMailText)
}

function showDone(title, text) {
  form.hidden = true
  document.querySelector('#done-title').textContent = title
  document.querySelector('#done-text').textContent = text
  const done = document.querySelector('#done')
  done.hidden = false
  done.focus()
}
