import { newUuid } from '@switchboard/client'
import { limits } from '@switchboard/protocol'
import { html, nothing, svg } from 'lit/html.js'
import { live } from './live.js'
import { clockTime, comingDay } from '../conversation/clock.js'
import { coming } from '../views/coming.js'
import { portrait } from '../views/header.js'
import { cord, icon } from '../views/icons.js'
import { linked } from '../views/linked.js'
import { inWords } from '../views/standing.js'

/**
 * What a view that comes later draws with. It is handed over, not imported, so that such a view is one file that needs no
 * other: the panel itself may have been fetched under another address, and would come a second time.
 */
export interface Kit {
  readonly html: typeof html
  readonly svg: typeof svg
  readonly nothing: typeof nothing
  readonly live: typeof live
  readonly icon: typeof icon
  readonly cord: typeof cord
  readonly portrait: typeof portrait
  readonly clockTime: typeof clockTime
  readonly comingDay: typeof comingDay
  readonly inWords: typeof inWords
  readonly linked: typeof linked
  readonly coming: typeof coming
  /** The longest texts, in UTF-16 code units, and the largest file, in bytes. */
  readonly most: { readonly text: number; readonly comment: number; readonly file: number }
  readonly newId: () => string
}

/** The one that the panel hands over. */
export const kit: Kit = {
  html,
  svg,
  nothing,
  live,
  icon,
  cord,
  portrait,
  clockTime,
  comingDay,
  inWords,
  linked,
  coming,
  most: { text: limits.textLength, comment: limits.commentLength, file: limits.fileBytes },
  newId: () => newUuid(Date.now()),
}
