import type { Signal } from '@switchboard/protocol'
import type { LoggedFact } from '../log/log.js'
import type { StoredReceipt } from '../sockets/receipt-store.js'

/** What travels between nodes: a hint that may be lost. The log is the truth. */
export type BusMessage =
  | { readonly kind: 'facts'; readonly facts: readonly LoggedFact[] }
  /** Facts that are sent once more, also to sockets that should have them: a ring that no console has confirmed. */
  | { readonly kind: 'again'; readonly facts: readonly LoggedFact[] }
  | { readonly kind: 'typing'; readonly stream: string; readonly from: 'visitor' | 'agent' }
  /** From one end of a call to the other; `agent`: who had accepted it when it was said. */
  | {
      readonly kind: 'signal'
      readonly from: 'visitor' | 'agent'
      readonly agent: string
      readonly signal: Signal
    }
  /** Somebody of the staff has a contact open, or no longer. */
  | {
      readonly kind: 'looking'
      readonly stream: string
      readonly agent: string
      readonly name: string
      readonly on: boolean
    }
  /** How far somebody has read. */
  | { readonly kind: 'receipts'; readonly receipts: readonly StoredReceipt[] }
  | { readonly kind: 'signed_out'; readonly session: string }

/** Publish and subscribe between nodes; at most once. */
export interface Bus {
  publish(message: BusMessage): void
  /** Hears every message, this node's own included; returns the undo. */
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
