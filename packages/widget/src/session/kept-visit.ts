import type { StoredVisit, VisitStorage } from './visit-storage.js'

/** What is known of the visit and kept for the next page, and what is being typed. */
export class KeptVisit {
  now: Partial<StoredVisit>
  draft: string
  readonly #storage: VisitStorage

  constructor(storage: VisitStorage) {
    this.#storage = storage
    this.now = storage.load() ?? {}
    this.draft = storage.loadDraft(this.now.contact)
  }

  /** Keeps a change. Nothing is kept of a visitor who has not written yet. */
  save(change: Partial<StoredVisit>): void {
    this.now = { ...this.now, ...change }
    if (this.now.contact !== undefined) this.store()
  }

  /** Keeps what is being typed: of one contact it does not turn up in another; who leaves one behind takes it along. */
  keepDraft(): void {
    this.#storage.saveDraft(this.draft, this.now.contact)
  }

  /** Leaves the contact behind. */
  leave(): void {
    const { contact: _, accepted: _accepted, ended: _ended, rated: _rated, seen: _seen, ...rest } = this.now
    this.now = rest
    this.keepDraft()
  }

  /** Forgets the visitor. */
  forget(): void {
    this.#storage.save(null)
    this.#storage.saveDraft('')
  }

  /** Keeps what is known now. */
  store(): void {
    const { visitor, token } = this.now
    if (visitor !== undefined && token !== undefined) this.#storage.save({ ...this.now, visitor, token })
  }
}
