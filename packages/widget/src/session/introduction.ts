import type { Attributes } from '../switchboard.js'
import type { Admission, NoAdmission, Papers } from './visitor-token.js'

/** What an introduction needs of the world. */
export interface IntroductionParts {
  readonly admit: (papers: Papers) => Promise<Admission | NoAdmission>
  /** The brand's word was refused, and why. */
  readonly refused: (refusal: NoAdmission) => void
  /** The visitor of this browser is somebody else: all that is known of the one before is to be forgotten. */
  readonly someoneElse: () => void
}

/** What the page has said of the visitor and the gateway has not heard yet. */
export class Introduction {
  readonly #parts: IntroductionParts
  #waiting: Papers = {}

  constructor(parts: IntroductionParts) {
    this.#parts = parts
  }

  identify(identity: string): void {
    this.#waiting = { ...this.#waiting, identity }
  }

  describe(attributes: Attributes): void {
    this.#waiting = { ...this.#waiting, attributes: { ...this.#waiting.attributes, ...attributes } }
  }

  /** The page takes back what it has said. */
  forget(): void {
    this.#waiting = {}
  }

  /** Tells the gateway about the visitor of an admission. A word that is refused is said, and the visitor stays who it was. */
  async tell(admission: Pick<Admission, 'token' | 'visitor'>): Promise<void> {
    const told = this.#waiting
    if (Object.keys(told).length === 0) return
    this.#waiting = {}
    try {
      const answer = await this.#parts.admit({ ...told, token: admission.token })
      if ('refused' in answer) this.#parts.refused(answer)
      else if (answer.visitor !== admission.visitor) {
        this.#waiting = { ...told, ...this.#waiting }
        this.#parts.someoneElse()
      }
    } catch {
      // Not reached: it is said with the next admission.
      this.#waiting = { ...told, ...this.#waiting }
    }
  }
}
