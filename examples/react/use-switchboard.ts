import { load } from '@switchboard/widget'
import type { Call, LoadOptions } from '@switchboard/widget'
import { useEffect, useState } from 'react'

/** Brings the widget to the page while a component is there. Renders nothing on a server. */
export function useSwitchboard({ site, gateway }: LoadOptions): { call: Call | null; unread: number } {
  const [call, setCall] = useState<Call | null>(null)
  const [unread, setUnread] = useState(0)
  useEffect(() => {
    const switchboard = load({ site, gateway })
    setCall(() => switchboard)
    return switchboard('on', 'unread', ({ count }) => setUnread(count))
  }, [site, gateway])
  return { call, unread }
}
