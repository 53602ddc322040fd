import { panelPath } from '../panel-path.js'
import type { MountParts, Panel } from '../panel.js'

/** What the launcher stands in, and what it was asked for. */
export type LauncherParts = Omit<MountParts, 'origin'>

/**
 * Makes a function that fetches the panel once. `base` is the address of the script. Where the panel cannot be had and
 * somebody `waits` for it, the launcher says so, in the words of `away`, until the next use, which tries again.
 */
export function createPanelLoader(base: string, parts: () => LauncherParts): (waits: boolean) => void {
  let panel: Promise<Panel> | undefined
  return (waits) => {
    const { launcher, calls, away } = parts()
    launcher.note.textContent = ''
    // A browser may remember that a module could not be had; the fragment, another one at each press, makes it ask again.
    const url = new URL(`${panelPath}#${calls.length}`, base)
    panel ??= import(url.href).then(({ mount }: { mount(parts: MountParts): Promise<Panel> }) =>
      mount({ ...parts(), origin: url.origin }),
    )
    panel.catch((error: unknown) => {
      panel = undefined
      if (waits) launcher.note.textContent = away
      for (const [on, name, hear] of calls)
        if (on === 'on' && name === 'error')
          (hear as (detail: object) => void)({ code: 'unreachable', message: String(error) })
    })
  }
}
