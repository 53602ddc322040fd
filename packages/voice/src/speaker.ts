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
  // One for each voice: not every browser plays more than one track of a stream.
  let elements: HTMLAudioElement[] = []
  let silent = false
  let device = ''
  const start = (): void => {
    Promise.all(elements.map((element) => element.play())).then(
      () => blocked(false),
      (error: unknown) => {
        // Also thrown where another sound took this one's place: then that one tells.
        if (error instanceof Error && error.name === 'NotAllowedError') blocked(true)
      },
    )
  }
  const play = (sound: MediaStream | null): void => {
    for (const element of elements) element.srcObject = null
    elements = (sound?.getAudioTracks() ?? []).map((track) => {
      const element = new Audio()
      element.muted = silent
      element.srcObject = new MediaStream([track])
      if (device !== '') void choose(element, device)
      return element
    })
    start()
  }
  return {
    play,
    silence(on) {
      silent = on
      for (const element of elements) element.muted = on
    },
    unblock: start,
    async use(next) {
      const took = await Promise.all(elements.map((element) => choose(element, next)))
      if (!('setSinkId' in HTMLMediaElement.prototype) || took.includes(false)) return false
      device = next
      return true
    },
    close: () => play(null),
  }
}

async function choose(element: HTMLAudioElement, device: string): Promise<boolean> {
  if (!('setSinkId' in element)) return false
  return element.setSinkId(device).then(
    () => true,
    () => false,
  )
}
