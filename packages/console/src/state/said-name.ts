import type { ContactView } from './contact.js'

/** What a visitor has said to be called, in a form or when leaving a message: not vouched for by anybody. Null: nothing was said. */
export function saidName({ began }: Pick<ContactView, 'began'>): string | null {
  const answered = began?.form?.answers?.find(({ kind }) => kind === 'name')?.text
  return answered ?? began?.left?.name ?? null
}
