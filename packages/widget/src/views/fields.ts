import { answersOf, askedWhenLeaving, neededOf } from '../forms/asked.js'
import { FormFilling } from '../forms/form-filling.js'
import { formRules } from '../forms/form-rules.js'
import type { FieldViews } from '../later/field-views.js'
import { fieldsStyle } from '../style/fields.js'
import { asked } from './asked.js'
import { field, wholeFault } from './field.js'
import { preChat } from './pre-chat.js'

/** How all forms draw and judge their fields, and the form that a site asks first, fetched as one. */
export const fields: FieldViews = {
  style: fieldsStyle,
  rules: formRules,
  field,
  wholeFault,
  asked,
  answersOf,
  neededOf,
  askedWhenLeaving,
  preChat,
  startFilling: (blank, changed) => new FormFilling(blank, changed),
}
