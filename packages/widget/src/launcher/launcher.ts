import { launcherStyle } from './launcher-style.js'

/** The button on the page, the only thing that shows before anybody wants to talk, and the box that holds it. */
export interface Launcher {
  readonly box: HTMLElement
  readonly button: HTMLButtonElement
}

/** Draws the launcher into a shadow root, without markup in text and without style attributes, so that any policy lets it. */
export function drawLauncher(root: ShadowRoot): Launcher {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(launcherStyle)
  root.adoptedStyleSheets = [sheet]
  const box = make('div', { class: 'box dock' })
  const button = make('button', {
    class: 'launcher',
    part: 'launcher',
    'aria-expanded': 'false',
    type: 'button',
  })
  const picture = make('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, 'http://www.w3.org/2000/svg')
  picture.append(
    make(
      'path',
      { d: 'M5 4h10a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2h-5l-3.5 3v-3H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z' },
      'http://www.w3.org/2000/svg',
    ),
  )
  button.append(picture)
  box.append(button)
  root.append(box)
  return { box, button: button as HTMLButtonElement }
}

/** Makes an element, of HTML unless `space` says otherwise. */
export function make(
  name: string,
  attributes: Record<string, string>,
  space = 'http://www.w3.org/1999/xhtml',
): HTMLElement {
  const element = document.createElementNS(space, name) as HTMLElement
  for (const key in attributes) element.setAttribute(key, attributes[key] ?? '')
  return element
}
