/** Plays the other's sound. */
export interface Speaker {
  /** Plays this from now on; null: nothing. */
  play(sound: MediaStream | null): void
  /** Keeps playing, unheard. */
  silence(on: boolean): void
  /** Plays what the browser has refused to; call it in a click. */
  unblock(): void
  /** Takes another device; resolves to whether the browser did. */
  use(device: string): Promise<boolean>
  close(): void
}

/** Makes a speaker; `blocked` hears whether the browser waits for a click. */
export function createSpeaker(blocked: (is: boolean) => void): Speaker {
  const element = new Audio()
  const start = (): void => {
    if (element.srcObject === null) return
    element.play().then(
      () => blocked(false),
      (error: unknown) => {
        // Also thrown where another sound took this one's place: then that one tells.
        if (error instanceof Error && error.name === 'NotAllowedError') blocked(true)
      },
    )
  }
  return {
    play(sound) {
      element.srcObject = sound
      start()
    },
    silence: (on) => (element.muted = on),
    unblock: start,
    async use(device) {
      if (!('setSinkId' in element)) return false
      return element.setSinkId(device).then(
        () => true,
        () => false,
      )
    },
    close: () => (element.srcObject = null),
  }
}
