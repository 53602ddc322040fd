/** Why something was not done; `field`: which one of the site's form is meant. */
export interface Refusal {
  readonly code: string
  readonly field?: string
}
