/** Keeps the screen on while a page is in view, where the browser can; returns the end. */
export function keepAwake(): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let lock: WakeLockSentinel | null = null
  const hold = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      signal.throwIfAborted()
    } catch {
      // Refused, such as on a low battery: the board goes on, and the screen may go dark. Or it came after the end.
      await lock?.release()
    }
  }
  // The browser takes it away whenever the page is out of sight.
  document.addEventListener('visibilitychange', () => void hold(), { signal })
  void hold()
  return () => {
    ending.abort()
    void lock?.release()
  }
}
