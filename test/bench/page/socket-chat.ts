// The usual way: a chat that is loaded and connected with the page. A launcher, and a panel with log and composer, over socket.io-client.
import { io } from 'socket.io-client'

const { origin } = new URL((document.currentScript as HTMLScriptElement).src)
const socket = io(origin, { transports: ['websocket'] })

const style = document.createElement('style')
style.textContent = `
  .chat-launcher, .chat-panel { position: fixed; right: 20px; bottom: 20px; font: 15px/23px system-ui }
  .chat-launcher { padding: 16px; border: 0; border-radius: 20px; background: #0e6073; color: #fff }
  .chat-panel { display: flex; flex-direction: column; width: 380px; height: 640px; max-height: calc(100vh - 40px); border-radius: 20px; background: #fff; box-shadow: 0 24px 56px -12px #0006 }
  .chat-panel [role=log] { flex: 1; overflow: auto; padding: 16px }
  .chat-panel form { display: flex; gap: 8px; padding: 16px }
  .chat-panel textarea { flex: 1 }
  [hidden] { display: none }`

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...inside)
  return element
}

const log = make('div', { role: 'log', 'aria-label': 'Conversation' })
const text = make('textarea', { 'aria-label': 'Message' })
const form = make('form', {}, text, make('button', {}, 'Send'))
const close = make('button', { type: 'button' }, 'Close')
const panel = make('div', { class: 'chat-panel', role: 'dialog', hidden: '' }, close, log, form)
const launcher = make('button', { class: 'chat-launcher', type: 'button' }, 'Write to us')

const show = (open: boolean): void => {
  panel.hidden = !open
  launcher.hidden = open
  if (open) text.focus()
}
launcher.addEventListener('click', () => show(true))
close.addEventListener('click', () => show(false))
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const line = make('p', {}, text.value)
  log.append(line)
  socket.emit('say', text.value, () => line.append(' ✓'))
  text.value = ''
})
socket.on('said', (said: string) => log.append(make('p', {}, said)))
document.head.append(style)
document.body.append(launcher, panel)
