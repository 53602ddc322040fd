// The real widget in a page that nobody visits: the gateway is played here, so that nothing is kept of it. The page around it says how it looks.
const said = {
  en: ['Hello, where is my parcel?', 'It is with the courier and comes before noon.', 'Thank you!'],
  vi: [
    'Chào bạn, đơn hàng của tôi đến đâu rồi?',
    'Đơn đang ở chỗ người giao, trước trưa nay tới.',
    'Cảm ơn bạn!',
  ],
}
const visitor = '018f3c5e-7b1a-7c00-8000-00000000000a'
const contact = '018f3c5e-7b1a-7c00-8000-00000000000b'
let language = 'en'
let facts = []

const from = (who, text) => ({
  type: 'message_sent',
  from: who,
  ...(who === 'agent' ? { name: 'Thảo' } : {}),
  text,
})

function begin() {
  const [question, answer, thanks] = said[language] ?? said.en
  facts = []
  for (const fact of [
    { type: 'contact_started' },
    from('visitor', question),
    { type: 'agent_joined', name: 'Thảo' },
    from('agent', answer),
    from('visitor', thanks),
  ])
    add(fact)
}

function add(fact, id) {
  const frame = {
    t: 'fact',
    stream: contact,
    seq: facts.length + 1,
    at: Date.now(),
    ...(id ? { id } : {}),
    fact,
  }
  facts.push(frame)
  return frame
}

/** Takes the place of the browser's own socket, and answers as the gateway does. */
class PlayedSocket extends EventTarget {
  static OPEN = 1
  readyState = 1

  constructor() {
    super()
    setTimeout(() => this.dispatchEvent(new Event('open')))
  }

  send(text) {
    const frame = JSON.parse(text)
    const me = { id: visitor, kind: 'visitor', name: '' }
    if (frame.t === 'hello') {
      this.#tell({
        t: 'welcome',
        sid: visitor,
        epoch: 'preview',
        me,
        heads: { [contact]: facts.length },
        heartbeatMs: 25_000,
      })
      for (const fact of facts.slice(frame.last?.[contact] ?? 0)) this.#tell(fact)
    } else if (frame.t === 'follow' || frame.t === 'pull')
      for (const fact of facts.slice(frame.after)) this.#tell(fact)
    else if (frame.t === 'hb' && frame.probe) this.#tell({ t: 'hb', heads: {} })
    else if (frame.t === 'say') {
      const fact = add({ type: 'message_sent', from: 'visitor', text: frame.text }, frame.id)
      this.#tell(fact)
      this.#tell({ t: 'ack', id: frame.id, stream: contact, seq: fact.seq, at: fact.at })
    }
  }

  close() {
    this.readyState = 3
  }

  #tell(frame) {
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) })))
  }
}

const admission = {
  token: 'preview',
  visitor,
  site: { name: 'Preview', brandName: 'Preview' },
  queue: { openings: null, staffed: true, wait: { lowMs: 30_000, highMs: 60_000 } },
  open: contact,
}

/** Dresses the widget: `tokens` by their names, `theme`, whether the launcher is `labelled`, and the language. */
function dress({ tokens, theme, labelled, locale, brandName }) {
  const widget = document.querySelector('switchboard-widget')
  if (widget === null) return
  const worn = Array.from(widget.style)
  for (const name of worn) if (!(name in tokens)) widget.style.removeProperty(name)
  for (const [name, value] of Object.entries(tokens)) widget.style.setProperty(name, value)
  document.documentElement.classList.toggle('labelled', labelled)
  document.documentElement.dataset.theme = theme
  admission.site.brandName = brandName
  if (locale !== language || facts.length === 0) {
    language = locale
    begin()
  }
  window.switchboard('locale', locale)
  window.switchboard('theme', theme)
}

window.WebSocket = PlayedSocket
window.fetch = async () => new Response(JSON.stringify(admission))
try {
  localStorage.removeItem('switchboard:preview')
  for (const end of ['draft', 'outbox']) sessionStorage.removeItem(`switchboard:preview:${end}`)
} catch {
  // Storage is off: nothing is kept.
}
begin()
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== window.parent) return
  if (data.open !== undefined) window.switchboard(...data.open)
  else dress(data)
})
const ready = () => window.parent.postMessage('ready', location.origin)
if (window.switchboard) ready()
else document.querySelector('script[async]').addEventListener('load', ready)
