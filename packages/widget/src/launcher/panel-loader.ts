import { panelPath } from '../panel-path.js'
import type { MountParts, Panel } from '../panel.js'

/** Fetches the panel once, when it is wanted. */
export interface PanelLoader {
  /** Uses the panel, fetched first if need be; without `use` it is only fetched, and silently. */
  use(use?: (panel: Panel) => void): void
  /** Uses it if it is there or on its way, and answers whether it is. */
  useIfWanted(use: (panel: Panel) => void): boolean
}

/**
 * Makes a loader that has fetched nothing. `base` is the address of the script. Where the panel cannot be had, `note`
 * stands at the launcher until the next use, which tries again.
 */
export function createPanelLoader(
  base: string,
  note: HTMLElement,
  parts: Omit<MountParts, 'origin'>,
): PanelLoader {
  let panel: Promise<Panel> | undefined
  let tries = 0
  const use: PanelLoader['use'] = (then) => {
    note.remove()
    // A browser may remember that a module could not be had; the fragment makes it ask again.
    const url = new URL(`${panelPath}#${tries}`, base)
    panel ??= import(url.href).then(({ mount }: { mount(parts: MountParts): Panel }) =>
      mount({ ...parts, origin: url.origin }),
    )
    panel.then(then, (error: unknown) => {
      panel = undefined
      tries++
      if (then) parts.launcher.box.append(note)
      parts.emit('error', { code: 'unreachable', message: String(error) })
    })
  }
  return {
    use,
    useIfWanted: (then) => {
      if (panel) use(then)
      return !!panel
    },
  }
}
