import type { LoaderMethods, Methods, Switchboard } from '../switchboard.js'
import type { LauncherParts } from './panel-loader.js'

/** Puts the real `window.switchboard` in the place of the stub, and answers what the stub has kept. What the loader cannot do itself goes to the panel, by the `calls` of `parts`, which knows what there is. */
export function answerCalls(
  methods: LoaderMethods,
  parts: () => LauncherParts,
  moved: (element: HTMLElement) => void,
): void {
  // Not only a stub can stand here: an element with this id is a property of the window as well.
  const stub = typeof window.switchboard === 'function' ? window.switchboard : undefined
  const api = ((name: keyof Methods, ...parameters: []) => {
    if (Object.hasOwn(methods, name)) return methods[name as 'destroy'](...parameters)
    return void parts().calls.push([name, ...parameters])
  }) as Switchboard
  api.moved = moved
  api.parts = parts
  window.switchboard = api
  const push = (call: Iterable<unknown>): unknown => api(...(call as ['close']))
  for (const call of (stub?.q ?? []) as Iterable<unknown>[]) push(call)
  // A page may have kept the stub in a variable.
  if (stub) stub.q = { push }
}
