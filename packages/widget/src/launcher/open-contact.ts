import { visitKey } from '../session/visit-key.js'

/** Whether this browser keeps a contact that has not ended. Looks at the text, since a page may have put a JSON of its own in the place of the browser's. Storage may be off. */
export function hasOpenContact(site: string): boolean | undefined {
  try {
    return /^(?!.*"ended":true).*"contact"/.test(localStorage.getItem(visitKey(site))!)
  } catch {
    return undefined
  }
}
