import type { ViewParts } from '../later/view-part.js'
import { formsStyle } from '../style/forms.js'
import { rating } from './rating.js'

/** Everything that is filled in, fetched as one. */
export const forms: ViewParts<'rating'> = { style: formsStyle, rating }
