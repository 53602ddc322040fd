/** Hears an event until the answer is called. */
export function listen(target: EventTarget, name: string, fn: () => void): () => void {
  target.addEventListener(name, fn)
  return () => target.removeEventListener(name, fn)
}
