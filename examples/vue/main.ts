import { useSwitchboard } from '@switchboard/widget/vue'
import { createApp, defineComponent, h } from 'vue'

const help = defineComponent(() => {
  const { call, unread } = useSwitchboard({ site: 'demo-site', gateway: 'http://127.0.0.1:4000' })
  const open = () => call('open', 'chat')
  return () => h('button', { type: 'button', onClick: open }, `Ask us (${unread.value} unread)`)
})

createApp(help).mount('#app')
