import { load } from '@switchboard/widget'
import type { LoadOptions } from '@switchboard/widget'
import { onMounted, onUnmounted, ref } from 'vue'

/** Brings the widget to the page when a component is mounted. Renders nothing on a server. */
export function useSwitchboard(options: LoadOptions) {
  const unread = ref(0)
  let stop: (() => void) | undefined
  onMounted(() => {
    stop = load(options)('on', 'unread', ({ count }) => (unread.value = count))
  })
  onUnmounted(() => stop?.())
  return { unread, open: () => load(options)('open', 'chat') }
}
