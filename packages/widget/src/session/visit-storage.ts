import type { Uuid } from '@switchboard/protocol'
import { visitKey } from './visit-key.js'

/** What a browser keeps of a visit, from the first message on. */
export interface StoredVisit {
  readonly visitor: Uuid
  readonly token: string
  /** The present or last contact. */
  readonly contact?: Uuid
  /** Whether the gateway has confirmed that the contact exists. */
  readonly accepted?: boolean
  readonly ended?: boolean
  readonly rated?: boolean
  /** Whether the panel was open. */
  readonly open?: boolean
  /** The seq up to which the visitor has seen the contact. */
  readonly seen?: number
}

/** A place for a visit and for what is being typed; loses both rather than throwing. */
export interface VisitStorage {
  load(): StoredVisit | null
  save(visit: StoredVisit | null): void
  /** What was being typed in this contact, or before there was one. */
  loadDraft(contact?: Uuid): string
  saveDraft(text: string, contact?: Uuid): void
}

/** Keeps the visit for the browser and the draft for the tab. Storage that is off, full or partitioned means: until the page goes. */
export function browserVisits(site: string): VisitStorage {
  const key = visitKey(site)
  const draftKey = `${key}:draft`
  let kept: string | null = null
  let draft = ''
  return {
    load: () => parse(attempt(() => localStorage.getItem(key)) ?? kept),
    save(visit) {
      kept = visit === null ? null : JSON.stringify(visit)
      attempt(() => (kept === null ? localStorage.removeItem(key) : localStorage.setItem(key, kept)))
    },
    loadDraft(contact = '') {
      const typed = attempt(() => sessionStorage.getItem(draftKey)) ?? draft
      return typed.startsWith(`${contact} `) ? typed.slice(contact.length + 1) : ''
    },
    saveDraft(text, contact = '') {
      draft = text && `${contact} ${text}`
      attempt(() =>
        draft === '' ? sessionStorage.removeItem(draftKey) : sessionStorage.setItem(draftKey, draft),
      )
    },
  }
}

function attempt<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}

function parse(text: string | null): StoredVisit | null {
  if (text === null) return null
  const value = attempt(() => JSON.parse(text) as Partial<StoredVisit> | null)
  return typeof value?.visitor === 'string' && typeof value.token === 'string' ? (value as StoredVisit) : null
}
