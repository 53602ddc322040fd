import type { en } from './calling-en.js'

/** Why there is no call. */
export type Refusal = keyof typeof en.refused
/** How a call ended that nobody talked in, or that was lost. */
export type CallOver = keyof typeof en.over

type Pairs<K extends string> = Readonly<Record<K, readonly string[]>>

/** What a language has to say of calls. */
export type CallWords = Omit<typeof en, 'refused' | 'over'> & {
  readonly refused: Pairs<Refusal>
  readonly over: Pairs<CallOver>
}

/** Where each language is fetched from, once somebody calls. */
const files: Readonly<Record<string, () => Promise<CallWords>>> = {
  en: async () => (await import('./calling-en.js')).en,
  vi: async () => (await import('./calling-vi.js')).vi,
}

/** The words of a language (BCP 47) for calls; English where it has none. Rejects where they cannot be had. */
export function loadCallWords(tag: string): Promise<CallWords> {
  return (files[tag] ?? files['en']!)()
}
