/** Makes an element, of HTML or of SVG. */
export function make(name: string, attributes: Record<string, string>, space = '1999/xhtml'): HTMLElement {
  const element = document.createElementNS(`http://www.w3.org/${space}`, name) as HTMLElement
  // Not `in`: old libraries put names of their own on Object.prototype.
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
