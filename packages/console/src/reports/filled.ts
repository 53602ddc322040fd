import { html } from 'lit'
import type { TemplateResult } from 'lit'

/** Signs of no language, which hold the places of what is put into a sentence. */
const places = ['\uE000', '\uE001'] as const

/** A sentence of the words with something else than text in its places, such as links: the language decides the order. */
export function filled(
  say: (...parts: [string, string]) => string,
  ...parts: readonly (TemplateResult | string)[]
): TemplateResult {
  const pieces = say(places[0], places[1]).split(/([\uE000\uE001])/u)
  return html`${pieces.map((piece) => {
    const place = places.findIndex((one) => one === piece)
    return place < 0 ? piece : (parts[place] ?? '')
  })}`
}
