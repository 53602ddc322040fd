import type { LoaderMethods, Methods, PanelCall, Switchboard } from '../switchboard.js'

/** Puts the real `window.switchboard` in the place of the stub, and answers what the stub has kept. What the loader cannot do itself goes to the panel, by `calls`, which knows what there is. */
export function answerCalls(
  methods: LoaderMethods,
  calls: PanelCall[],
  moved: (element: HTMLElement) => void,
): void {
  // Not only a stub can stand here: an element with this id is a property of the window as well.
  const stub = typeof window.switchboard === 'function' ? window.switchboard : undefined
  const api = ((name: keyof Methods, ...parameters: []) => {
    if (Object.hasOwn(methods, name)) return methods[name as 'destroy'](...parameters)
    return void calls.push([name, ...parameters])
  }) as Switchboard
  api.moved = moved
  window.switchboard = api
  const push = (call: Iterable<unknown>): unknown => api(...(call as ['close']))
  for (const call of (stub?.q ?? []) as Iterable<unknown>[]) push(call)
  // A page may have kept the stub in a variable.
  if (stub) stub.q = { push }
}
