import type { TemplateResult } from 'lit/html.js'
import type { Form, FormRules } from '../forms/form.js'
import type { FormFilling } from '../forms/form-filling.js'
import type { SiteForm } from '../session/pre-chat.js'
import type { Actions, Scene } from '../views/view.js'
import type { Kit } from './kit.js'
import type { LaterView } from './view-part.js'

/** One line or text to fill in. */
export interface FieldParts {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'tel'
  readonly rows?: number
  readonly autocomplete?: 'name' | 'email' | 'tel' | 'off'
  readonly optional?: boolean
  readonly most?: number
}

/** How fields are drawn and judged: one file for all forms, which comes with the first of them. */
export interface FieldViews {
  readonly style: string
  readonly rules: FormRules
  /** A label, its field, and below what is wrong with it. */
  field(kit: Kit, scene: Scene, actions: Actions, parts: FieldParts): TemplateResult
  /** What is wrong with the whole form. */
  wholeFault(kit: Kit, scene: Scene): TemplateResult | null
  /** The fields that a site asks for. */
  asked(kit: Kit, scene: Scene, actions: Actions, form: SiteForm): TemplateResult
  answersOf(form: SiteForm, values: Form['values']): Record<string, string>
  neededOf(form: SiteForm): string[]
  askedWhenLeaving(form: SiteForm | null): SiteForm | null
  readonly preChat: LaterView
  /** Begins with a blank form; `changed` is called after every change of it. */
  startFilling(blank: Form, changed: () => void): FormFilling
}
