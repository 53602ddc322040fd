import { language, onSubmit, send, showFaults, translate } from './form.js'

translate({
  title: 'Thiết lập Switchboard',
  heading: 'Thiết lập tổng đài của bạn',
  intro: 'Chỉ mất một phút; mọi thứ đều có thể thay đổi sau.',
  code: 'Mã từ cửa sổ dòng lệnh',
  codeLabel: 'Mã',
  codeHint: 'Mã hiện ở nơi Switchboard được khởi động.',
  centre: 'Tổng đài của bạn',
  tenantName: 'Tên tổng đài',
  tenantKey: 'Tên ngắn, để đăng nhập',
  tenantKeyHint: 'Chữ thường, số và dấu gạch nối, ví dụ hien-care.',
  zone: 'Múi giờ',
  admin: 'Bạn, quản trị viên',
  adminName: 'Tên của bạn',
  adminUser: 'Tên đăng nhập',
  password: 'Mật khẩu',
  passwordHint: 'Ít nhất 10 ký tự.',
  first: 'Thương hiệu đầu tiên và trang web',
  brand: 'Thương hiệu',
  brandHint: 'Công ty có khách mà bạn phục vụ.',
  origin: 'Địa chỉ trang web',
  queue: 'Hàng chờ',
  submit: 'Thiết lập',
  done: 'Tổng đài đã sẵn sàng',
  snippet: 'Đặt đoạn này trước cuối phần body của mọi trang:',
  next: 'Bạn đã đăng nhập. Tiếp theo hãy tạo nhân viên và mời họ.',
  copy: 'Sao chép',
  open: 'Mở bảng điều khiển',
})

const form = document.querySelector('form')
const field = (name) => form.elements.namedItem(name)
const value = (name) => field(name).value

for (const zone of Intl.supportedValuesOf('timeZone')) {
  const option = document.createElement('option')
  option.value = zone
  document.querySelector('#zones').append(option)
}
field('tenant.zone').value = Intl.DateTimeFormat().resolvedOptions().timeZone
field('queue.name').value = language === 'vi' ? 'Chăm sóc khách hàng' : 'Customer care'

/** The short name follows the name until it is typed itself. */
let typedKey = false
field('tenant.key').addEventListener('input', () => (typedKey = true))
field('tenant.name').addEventListener('input', () => {
  if (!typedKey) field('tenant.key').value = shortName(field('tenant.name').value)
})

function shortName(name) {
  const plain = name.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}

onSubmit(form, async () => {
  showFaults(form)
  const answer = await send('/api/v1/setup', {
    code: value('code'),
    tenant: {
      key: value('tenant.key').trim(),
      name: value('tenant.name'),
      zone: value('tenant.zone').trim(),
    },
    admin: { user: value('admin.user'), name: value('admin.name'), password: value('admin.password') },
    brand: { name: value('brand.name') },
    site: { name: value('brand.name'), origin: value('site.origin') },
    queue: { name: value('queue.name') },
  })
  if (answer.error?.code === 'not_found') location.replace('/console/')
  else if (answer.error) showFaults(form, answer.error)
  else showDone(answer.value)
})

const copy = document.querySelector('#copy')
// Without https a page may not write to the clipboard.
copy.hidden = !isSecureContext
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.querySelector('#snippet').textContent)
  copy.textContent = language === 'vi' ? 'Đã sao chép' : 'Copied'
})

function showDone({ siteKey }) {
  form.hidden = true
  document.querySelector('#snippet').textContent =
    `<script async src="${location.origin}/widget.js" data-site="${siteKey}"></script>`
  const done = document.querySelector('.done')
  done.hidden = false
  done.focus()
}
