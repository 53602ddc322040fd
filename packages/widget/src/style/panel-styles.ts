import { panelStyle } from './panel.js'
import { tokens } from './tokens.js'
import { viewsStyle } from './views.js'

/** What the panel wears from the beginning, in the order in which it counts. */
export const panelStyles: readonly string[] = [tokens, panelStyle, viewsStyle]
