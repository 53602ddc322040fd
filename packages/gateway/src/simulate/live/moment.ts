/** Something that will have happened. */
export interface Moment {
  /** Resolves when it has. */
  readonly come: Promise<void>
  /** It happens now. */
  readonly reach: () => void
}

const nothing = (): void => {}

/** A moment that is still to come. */
export function createMoment(): Moment {
  let reach = nothing
  const come = new Promise<void>((resolve) => (reach = resolve))
  return { come, reach }
}
