import { launcherStyle } from './launcher-style.js'
import { make } from './make.js'

/** The button on the page, the only thing that shows before anybody wants to talk, the box that holds it, and the place in it that says so when the panel cannot be had. */
export interface Launcher {
  readonly box: HTMLElement
  readonly button: HTMLButtonElement
  readonly label: HTMLElement
  readonly note: HTMLElement
}

/** Draws the launcher into a shadow root, without markup in text and without style attributes, so that any policy lets it. */
export function drawLauncher(root: ShadowRoot): Launcher {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(launcherStyle)
  root.adoptedStyleSheets = [sheet]
  const picture = make('svg', { viewBox: '0 0 20 20' }, '2000/svg')
  picture.append(
    make('path', { d: 'M5 4h10q2 0 2 2v5.5q0 2-2 2h-5l-3.5 3v-3H5q-2 0-2-2V6q0-2 2-2Z' }, '2000/svg'),
  )
  const button = make('button', {
    part: 'launcher',
    'aria-expanded': 'false',
    // Pressed like any element of the page that opens the chat.
    'data-switchboard': 'chat',
  })
  const label = make('span', { part: 'launcher-label' })
  const note = make('span', { role: 'alert' })
  button.append(picture, label, note)
  const box = make('div', { class: 'box dock' })
  box.append(button)
  root.append(box)
  return { box, button: button as HTMLButtonElement, label, note }
}
