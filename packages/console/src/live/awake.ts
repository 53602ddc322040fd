/** Keeps the screen on while a page is in view, where the browser can; returns the end. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  const page = { over: false }
  const hold = async (): Promise<void> => {
    if (page.over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (page.over) await lock.release()
    } catch {
      // Refused, such as on a low battery: the board goes on, and the screen may go dark.
    }
  }
  // The browser takes it away whenever the page is out of sight.
  const seen = (): void => void hold()
  document.addEventListener('visibilitychange', seen)
  void hold()
  return () => {
    page.over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}
