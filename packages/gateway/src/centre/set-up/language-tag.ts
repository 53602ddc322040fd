/** Whether a text can be a language's tag, as BCP 47 has them: `en`, `vi`, `pt-BR`. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/.test(text)
}
