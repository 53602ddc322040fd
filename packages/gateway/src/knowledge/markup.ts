/** Text that is HTML already; made by `markup` alone. */
export interface Markup {
  readonly html: string
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML from a template: what is put in is text and stays text, whatever it holds, except for other markup. Attributes have to stand in quotes. */
export function markup(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Markup | readonly Markup[])[]
): Markup {
  const parts = values.map((value, at) => `${written(value)}${strings[at + 1] ?? ''}`)
  return { html: `${strings[0] ?? ''}${parts.join('')}` }
}

/** No markup, where a part is left out. */
export const nothing: Markup = { html: '' }

function written(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '')
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : value.map(({ html }) => html).join('')
}
