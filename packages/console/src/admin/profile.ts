import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { icon } from '../look/icons.js'
import { pieces } from '../look/pieces.js'
import type { Phrases } from '../words/en.js'
import { createProfileApi } from './admin-api.js'
import type { Fault, Profile, ProfileApi } from './admin-api.js'
import { dialogBox } from '../elements/dialog.styles.js'
import { boxStyles } from './box.styles.js'
import { input, labelled } from './controls.js'
import './picture.js'
import type { Pictured } from './picture-api.js'
import { fieldStyles } from './field.styles.js'
import { tellRefusal } from './refused.js'
import { adminEn } from './words-en.js'
import type { AdminWords } from './words-en.js'
import { adminVi } from './words-vi.js'

/** A dialog with what people may change of themselves: picture, name, address, password. Fires `own-picture`, up to the window, when that has changed. */
@customElement('console-profile')
export class ConsoleProfile extends LitElement {
  static override styles = [
    pieces,
    boxStyles,
    fieldStyles,
    dialogBox,
    css`
      :host {
        margin: 0;
      }
      form {
        display: grid;
        gap: 14px;
        padding-bottom: 18px;
      }
      console-admin-picture {
        padding-bottom: 18px;
      }
      form + form {
        border-top: 1px solid var(--line);
        padding: 18px 0 0;
      }
    `,
  ]

  @property({ attribute: false }) phrases!: Phrases
  @property({ attribute: false }) api: ProfileApi = createProfileApi((request, init) => fetch(request, init))
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @state() private me: Profile | null = null
  @state() private draft = { name: '', email: '' }
  @state() private passwords = { current: '', password: '' }
  @state() private faults: readonly Fault[] = []
  @state() private told = { profile: '', password: '' }

  private get words(): AdminWords {
    return this.phrases.tag === 'vi' ? adminVi : adminEn
  }

  /** Reads who one is and opens. */
  async open(): Promise<void> {
    const answer = await this.api.me()
    if (!answer.ok) return
    this.#start(answer.value)
    this.passwords = { current: '', password: '' }
    this.faults = []
    this.told = { profile: '', password: '' }
    await this.updateComplete
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const { words } = this
    return html`<dialog aria-labelledby="title">
      <div class="row">
        <h2 class="grow" id="title">${words.profile.title}</h2>
        <button type="button" class="icon-button" aria-label=${words.cancel} title=${words.cancel} @click=${() => this.dialog.close()}>${icon('close')}</button>
      </div>
      ${this.me === null ? nothing : html`${this.#picture(this.me)}${this.#profile(this.me)}${this.#password()}`}
    </dialog>`
  }

  #picture({ id, name, picture }: Profile): TemplateResult {
    const pictured = ({ detail }: CustomEvent<Pictured>): void => {
      if (this.me !== null) this.me = { ...this.me, ...detail }
      this.dispatchEvent(new CustomEvent('own-picture', { detail, bubbles: true, composed: true }))
    }
    return html`<console-admin-picture .words=${this.words} .phrases=${this.phrases} .person=${{ id, name }} .picture=${picture} @pictured=${pictured}></console-admin-picture>`
  }

  #profile({ user }: Profile): TemplateResult {
    const { words, draft } = this
    return html`<form novalidate @submit=${this.#save}>
      <p class="hint">${words.profile.logIn(user)}</p>
      ${labelled(
        {
          id: 'name',
          label: words.fields.name,
          hint: words.profile.nameHint,
          wrong: this.#of('name'),
          words,
        },
        (control) => input(control, draft.name, { take: (name) => (this.draft = { ...this.draft, name }) }),
      )}
      ${labelled({ id: 'email', label: words.profile.email, wrong: this.#of('email'), words }, (control) =>
        input(control, draft.email, {
          type: 'email',
          take: (email) => (this.draft = { ...this.draft, email }),
        }),
      )}
      <div class="buttons"><button type="submit" class="button primary">${words.save}</button></div>
      <p role="status" class="small">${this.told.profile}</p>
    </form>`
  }

  #password(): TemplateResult {
    const { words, passwords } = this
    const one = (id: 'current' | 'password', label: string, hint?: string): TemplateResult =>
      labelled({ id, label, hint, wrong: this.#of(id), words }, (control) =>
        input(control, passwords[id], {
          type: 'password',
          take: (text) => (this.passwords = { ...this.passwords, [id]: text }),
        }),
      )
    return html`<form novalidate @submit=${this.#change}>
      ${one('current', words.profile.current)} ${one('password', words.profile.password, words.profile.passwordHint)}
      <div class="buttons"><button type="submit" class="button second">${words.profile.change}</button></div>
      <p role="status" class="small">${this.told.password}</p>
    </form>`
  }

  #of(field: string): readonly Fault[] {
    return this.faults.filter((fault) => fault.field === field)
  }

  #start(me: Profile): void {
    this.me = me
    this.draft = { name: me.name, email: me.email ?? '' }
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const email = this.draft.email.trim()
    const answer = await this.api.changeMe({ name: this.draft.name, email: email === '' ? null : email })
    if (answer.ok) this.#start(answer.value)
    await this.#tell('profile', answer, this.words.saved)
  }

  readonly #change = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await this.api.changePassword(this.passwords)
    if (answer.ok) this.passwords = { current: '', password: '' }
    await this.#tell('password', answer, this.words.profile.changed)
  }

  async #tell(
    form: 'profile' | 'password',
    answer: Awaited<ReturnType<ProfileApi['changeMe'] | ProfileApi['changePassword']>>,
    good: string,
  ): Promise<void> {
    this.faults = answer.ok ? [] : answer.faults
    const text = answer.ok ? good : answer.faults.length > 0 ? '' : tellRefusal(answer.code, this.phrases)
    this.told = { profile: '', password: '', [form]: text }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
}
