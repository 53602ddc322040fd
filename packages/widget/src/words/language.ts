/**
 * The language to speak: of the wishes (BCP 47 tags, the most important first) the first whose language is
 * known, else `en`.
 */
export function pickLanguage(
  wishes: readonly (string | null | undefined)[],
  known: readonly string[],
): string {
  for (const wish of wishes) {
    const language = wish?.toLowerCase().split(/[-_]/)[0]
    if (known.includes(language!)) return language!
  }
  return 'en'
}
