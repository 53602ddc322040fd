import type { IssuedLink } from '../centre/set-up/one-time-links.js'

/** The letter with a link by which a password is chosen: what an administrator named is text in it, in both languages of the console. */
export function passwordLetter(
  { user, tenantKey, tenantName, isNew, expiresAt }: IssuedLink,
  url: string,
): { readonly subject: string; readonly text: string } {
  const until = `${new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const centre = oneLine(tenantName)
  const name = oneLine(user.name)
  const text = [
    `Hello ${name},`,
    '',
    isNew
      ? `you have been invited to ${centre} on Switchboard. Choose your password here:`
      : `here you choose a new password for ${centre} on Switchboard:`,
    '',
    url,
    '',
    `Log in to tenant ${tenantKey} as ${user.user}. The link works once, until ${until}. If you did not expect this letter, leave it.`,
    '',
    '—',
    '',
    `Xin chào ${name},`,
    '',
    isNew
      ? `bạn được mời vào ${centre} trên Switchboard. Hãy đặt mật khẩu bằng liên kết ở trên.`
      : `hãy đặt mật khẩu mới cho ${centre} trên Switchboard bằng liên kết ở trên.`,
    `Đăng nhập vào tổng đài ${tenantKey} với tên ${user.user}. Liên kết dùng được một lần, đến ${until}. Nếu bạn không chờ thư này, hãy bỏ qua.`,
    '',
  ].join('\n')
  return {
    subject: isNew ? `${centre}: invitation · lời mời` : `${centre}: new password · mật khẩu mới`,
    text,
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
