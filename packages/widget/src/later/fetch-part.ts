/**
 * Imports a part of the panel that is fetched only when it is wanted; `again`: after a failure. Rejects when it cannot be had.
 */
export function fetchPart<T>(load: () => Promise<T>, again = false): Promise<T> {
  // The bundler has written the hashed name into the function; where nothing is bundled, it is simply called again.
  const file = again && /import\(["'`](\.\/[^"'`]+)/.exec(String(load))?.[1]
  if (!file) return load()
  // A browser may remember that a module could not be had: another fragment makes it ask again.
  const fresh = import(/* @vite-ignore */ `${file}#${Date.now()}`) as Promise<Record<string, T>>
  return fresh.then((module) => Object.values(module)[0]!)
}
