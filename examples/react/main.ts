import { useSwitchboard } from '@switchboard/widget/react'
import { StrictMode, createElement as h } from 'react'
import { createRoot } from 'react-dom/client'

function Help() {
  const { call, unread } = useSwitchboard({ site: 'demo-site', gateway: 'http://127.0.0.1:4000' })
  return h('button', { type: 'button', onClick: () => call?.('open', 'chat') }, `Ask us (${unread} unread)`)
}

createRoot(document.body.appendChild(document.createElement('div'))).render(h(StrictMode, null, h(Help)))
