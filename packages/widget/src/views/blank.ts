import type { Form } from '../forms/form.js'
import type { Scene } from './view.js'

/** A rating that nobody has begun. */
export const blankRating: Pick<Scene, 'score' | 'comment' | 'scoreMissing'> = {
  score: null,
  comment: '',
  scoreMissing: false,
}

/** A form before anybody has touched it. Handed to what fills it in, which imports nothing of the panel. */
export const blankForm: Form = { values: {}, faults: {}, state: 'open' }
