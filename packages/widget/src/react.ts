import { useEffect, useState } from 'react'
import type { WidgetEvents } from './events.js'
import { load } from './load.js'
import type { Call, LoadOptions } from './load.js'

/** What a component has of the widget. */
export interface ReactSwitchboard {
  /** Calls a method of the widget, now or when it has arrived; null on a server and before the component is mounted. */
  readonly call: Call | null
  /** How many messages wait to be read. */
  readonly unread: number
}

/** Brings the widget to the page while a component is there. Renders nothing and asks for nothing on a server. */
export function useSwitchboard({ site, gateway, locale, nonce }: LoadOptions): ReactSwitchboard {
  const [call, setCall] = useState<Call | null>(null)
  const [unread, setUnread] = useState(0)
  useEffect(() => {
    const switchboard = load({
      site,
      gateway,
      ...(locale === undefined ? {} : { locale }),
      ...(nonce === undefined ? {} : { nonce }),
    })
    setCall(() => switchboard)
    return switchboard('on', 'unread', ({ count }) => setUnread(count))
  }, [site, gateway, locale, nonce])
  return { call, unread }
}

/** Hears an event of the widget while a component is there; `call` is what `useSwitchboard` answers. Give a function that stays the same. */
export function useSwitchboardEvent<Name extends keyof WidgetEvents>(
  call: Call | null,
  name: Name,
  hear: (detail: WidgetEvents[Name]) => void,
): void {
  useEffect(() => call?.('on', name, hear), [call, name, hear])
}
