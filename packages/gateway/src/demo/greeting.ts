import type { DemoLogIn } from './seed.js'

/** What the person at the terminal needs to know. `code`: opens the first set-up; null: there is nothing to set up. */
export function greetingOf(
  url: string,
  { logIns, code }: { readonly logIns: readonly DemoLogIn[]; readonly code: string | null },
): string {
  const lines = ['', 'Switchboard is open.', '']
  if (code !== null)
    lines.push(
      'Nothing is set up yet. Open this page and enter the code:',
      '',
      `  Set-up     ${url}/setup`,
      `  Code       ${code}`,
      '',
    )
  if (logIns.length > 0) lines.push(`  Demo site  ${url}/`)
  lines.push(`  Console    ${url}/console/`, `  API        ${url}/api/v1/openapi.json`, '')
  if (logIns.length > 0) {
    const tenants = [...new Set(logIns.map(({ tenant }) => tenant))].join(' or ')
    const users = [...new Set(logIns.map(({ user }) => user))].join(', ')
    lines.push(`  Log in to tenant ${tenants} as ${users}; the password is demo.`, '')
  }
  lines.push('Ctrl-C ends it.', '')
  return lines.join('\n')
}
