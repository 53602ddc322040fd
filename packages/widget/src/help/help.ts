import { helpStyle } from '../style/help-style.js'
import { openHelpDesk } from './help-desk.js'

/** Everything about help, fetched as one. */
export const help = { style: helpStyle, open: openHelpDesk }
