import type { Form } from '../forms/form.js'

/** A form before anybody has touched it. Handed to what fills it in, which imports nothing of the panel. */
export const blankForm: Form = { values: {}, faults: {}, state: 'open' }
