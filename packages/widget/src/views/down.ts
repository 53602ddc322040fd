import type { ViewParts } from '../later/view-part.js'
import { downStyle } from '../style/down.js'
import { down as view } from './unreachable.js'

/** What the panel shows where the gateway cannot be reached, or does not let this page in. */
export const down: ViewParts<'down'> = { style: downStyle, down: view }
