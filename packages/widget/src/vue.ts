import { onMounted, onUnmounted, ref } from 'vue'
import type { Ref } from 'vue'
import type { WidgetEvents } from './events.js'
import { load } from './load.js'
import type { Call, LoadOptions } from './load.js'

/** What a component has of the widget. */
export interface VueSwitchboard {
  /** Calls a method of the widget, now or when it has arrived; on a server it does nothing. */
  readonly call: Call
  /** How many messages wait to be read. */
  readonly unread: Readonly<Ref<number>>
}

/** Brings the widget to the page when a component is mounted. Renders nothing and asks for nothing on a server. */
export function useSwitchboard(options: LoadOptions): VueSwitchboard {
  const unread = ref(0)
  const call = ((...all: unknown[]) => (load(options) as (...call: unknown[]) => unknown)(...all)) as Call
  useSwitchboardEvent(call, 'unread', ({ count }) => (unread.value = count))
  return { call, unread }
}

/** Hears an event of the widget while a component is there; `call` is what `useSwitchboard` answers. */
export function useSwitchboardEvent<Name extends keyof WidgetEvents>(
  call: Call,
  name: Name,
  hear: (detail: WidgetEvents[Name]) => void,
): void {
  let stop: (() => void) | undefined
  onMounted(() => {
    stop = call('on', name, hear)
  })
  onUnmounted(() => stop?.())
}
