import type { ViewParts } from '../later/view-part.js'
import { formsStyle } from '../style/forms.js'
import { leave } from './leave.js'
import { rating } from './rating.js'
import { transcript } from './transcript.js'

/** Everything that is filled in, fetched as one. */
export const forms: ViewParts<'rating' | 'leave' | 'transcript'> = {
  style: formsStyle,
  rating,
  leave,
  transcript,
}
