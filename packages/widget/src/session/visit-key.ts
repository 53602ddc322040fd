/** The key under which the visit of a site is kept; the loader reads it as well. */
export function visitKey(site: string): string {
  return `switchboard:${site}`
}
