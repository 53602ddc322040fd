/** Calls back when the page is looked at again, comes out of the back/forward cache, or the network returns. Without a page: never. */
export function browserWake(woke: () => void): () => void {
  if (typeof document === 'undefined') return () => {}
  const seen = (): void => {
    if (document.visibilityState === 'visible') woke()
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', woke)
  addEventListener('pageshow', woke)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', woke)
    removeEventListener('pageshow', woke)
  }
}
