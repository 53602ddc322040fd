import type { EndedBy, Uuid } from '@switchboard/protocol'

/** What the host page can listen to with `switchboard('on', name, fn)`, and what each tells. */
export interface WidgetEvents {
  /** The loader has run and takes calls. */
  ready: undefined
  open: undefined
  close: undefined
  /** A message of an agent came; `at` is epoch ms. Its text stays in the panel. */
  message: { readonly contact: Uuid; readonly at: number }
  /** How many messages wait to be read. */
  unread: { readonly count: number }
  contact_started: { readonly contact: Uuid }
  contact_ended: { readonly contact: Uuid; readonly by: EndedBy }
  rated: { readonly contact: Uuid; readonly score: number }
  /** Something that the integrator has to mend; `code` is of docs/errors.md, or `unreachable`. */
  error: { readonly code: string; readonly message: string }
}

/** Tells the host page. */
export type Emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void
