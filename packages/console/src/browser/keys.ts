/** What a key press asks for, outside of text fields unless said otherwise. */
export type KeyAction =
  | { readonly is: 'answer' | 'decline' | 'reply' | 'note' | 'close' | 'help' | 'palette' | 'saved' | 'back' }
  /** The next or previous contact; `writing`: asked for from within a field. */
  | { readonly is: 'next' | 'previous'; readonly writing: boolean }
  /** Ctrl or ⌘ with Enter, also in fields: send or finish. */
  | { readonly is: 'complete' }
  /** A digit from 1: the place of a disposition in wrap-up, else of a contact in the list. */
  | { readonly is: 'digit'; readonly place: number }
  /** Alt and a digit, also in fields: a contact's place in the list. */
  | { readonly is: 'place'; readonly place: number }

const letters: Readonly<Record<string, KeyAction>> = {
  a: { is: 'answer' },
  r: { is: 'reply' },
  '/': { is: 'saved' },
  n: { is: 'note' },
  e: { is: 'close' },
  j: { is: 'next', writing: false },
  k: { is: 'previous', writing: false },
  '?': { is: 'help' },
}

/** Reads one press. `typing`: the focus is in a text field. `single`: whether single keys are wanted at all. */
export function readKey(
  press: Press,
  { typing, single }: { readonly typing: boolean; readonly single: boolean },
): KeyAction | null {
  if (press.isComposing) return null // an input method is at work: Telex writes letters this way
  if (press.key.toLowerCase() === 'k' && (press.ctrlKey || press.metaKey) && !press.shiftKey && !press.altKey)
    return { is: 'palette' }
  if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) return { is: 'complete' }
  if (press.altKey && !press.ctrlKey && !press.metaKey) return switching(press)
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key === 'Escape') return { is: 'back' }
  if (typing || !single) return null
  if (/^[1-9]$/.test(press.key)) return { is: 'digit', place: Number(press.key) }
  const key = press.key.toLowerCase() // caps lock changes the letter, not the intention
  if (key === 'd') return press.shiftKey ? { is: 'decline' } : null
  if (press.shiftKey && key !== '?') return null
  return Object.hasOwn(letters, key) ? (letters[key] ?? null) : null
}

/** From contact to contact, also while writing. By the key's place: with Alt some layouts make another letter of a digit. */
function switching({ key, code }: Press): KeyAction | null {
  if (key === 'ArrowDown') return { is: 'next', writing: true }
  if (key === 'ArrowUp') return { is: 'previous', writing: true }
  const [, place] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? []
  return place === undefined ? null : { is: 'place', place: Number(place) }
}

/** The part of a KeyboardEvent that matters here. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'
>

/** Whether an event's innermost target takes text, so that letters belong to it. */
export function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}
