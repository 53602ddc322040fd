import type { Call } from '../state/attention.js'
import { createSounds } from './sounds.js'
import type { Sound } from './sounds.js'
import type { Settings } from './settings.js'

/** Tells an agent of what is new, by sound and, where the page is not looked at, by the browser. */
export interface Alerts {
  tell(call: Call, settings: Settings, words: { readonly title: string; readonly body: string }): void
}

/** What alerts are made of; given from outside so that a test hears them. */
export interface AlertParts {
  readonly sound: (sound: Sound) => void
  /** Shows a notification of the browser; pressed, it brings the page to the front. */
  readonly notify: (title: string, options: NotificationOptions) => void
  /** Whether the page is before somebody's eyes. */
  readonly looked: () => boolean
}

/** Alerts of this page. */
export function createAlerts(parts: AlertParts = browserParts()): Alerts {
  return {
    tell: (call, { sounds, notifications }, { title, body }) => {
      if (sounds) parts.sound(call.is)
      // What the visitor wrote stays in the page: a notification may stand on a locked screen.
      if (notifications && !parts.looked())
        parts.notify(title, { body, tag: call.contact, requireInteraction: call.is === 'offer' })
    },
  }
}

function browserParts(): AlertParts {
  return {
    sound: createSounds(),
    looked: () => document.visibilityState === 'visible' && document.hasFocus(),
    notify: (title, options) => {
      if (!mayNotify()) return
      const shown = new Notification(title, { ...options, silent: true })
      shown.addEventListener('click', () => {
        globalThis.focus()
        shown.close()
      })
    },
  }
}

/** Whether the browser shows this page's notifications. */
export function mayNotify(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted'
}

/** Asks the person, once, by the browser's own question; answers whether notifications may be shown. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false
  return (await Notification.requestPermission()) === 'granted'
}
