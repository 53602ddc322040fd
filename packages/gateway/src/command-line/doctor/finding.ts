/** What a check came to. `wrong`: a gateway could not run, or not as it was told to; the sentence says what to do. */
export interface Finding {
  readonly is: 'well' | 'doubtful' | 'wrong'
  readonly what: string
}

/** All is as it should be. */
export function well(what: string): Finding {
  return { is: 'well', what }
}

/** It runs, but somebody may not have meant it so. */
export function doubtful(what: string): Finding {
  return { is: 'doubtful', what }
}

/** It cannot run so. */
export function wrong(what: string): Finding {
  return { is: 'wrong', what }
}
