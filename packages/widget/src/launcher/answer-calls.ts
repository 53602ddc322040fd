import type { Methods, Switchboard } from '../switchboard.js'

/** Puts the real `window.switchboard` in the place of the stub, and answers what the stub has kept. */
export function answerCalls(methods: Methods, site: string): void {
  const stub = window.switchboard
  const api = ((name: keyof Methods, ...parameters: []) =>
    Object.hasOwn(methods, name)
      ? (methods[name] as () => unknown)(...parameters)
      : console.error(`Switchboard: no method ${name}`)) as Switchboard
  api.site = site
  window.switchboard = api
  const push = (call: ArrayLike<unknown>): unknown => api(...(Array.from(call) as ['close']))
  for (const call of (stub?.q ?? []) as ArrayLike<unknown>[]) push(call)
  // A page may have kept the stub in a variable.
  if (stub) stub.q = { push }
}
