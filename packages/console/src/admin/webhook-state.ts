import type { Thing } from './admin-api.js'
import { webhookWords } from './words-webhooks.js'

/** What somebody should know of a webhook at a glance; nothing where all is well. */
export function webhookState(thing: Thing, language: string): string {
  const say = webhookWords(language)
  if (thing['pauseCause'] === 'failing' || thing['pauseCause'] === 'gone')
    return say.pausedFor[thing['pauseCause']]
  if (thing['paused'] === true) return say.paused
  if (thing['hasSecret'] !== true) return say.noSecret
  return typeof thing['failingSince'] === 'number' ? say.failing : ''
}
