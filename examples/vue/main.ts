import { createApp, defineComponent, h } from 'vue'
import { useSwitchboard } from './use-switchboard.ts'

const help = defineComponent(() => {
  const { unread, open } = useSwitchboard({ site: 'demo-site', gateway: 'http://127.0.0.1:4000' })
  return () => h('button', { type: 'button', onClick: open }, `Ask us (${unread.value} unread)`)
})

createApp(help).mount('#app')
