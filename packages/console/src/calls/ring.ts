import { createSounds } from '../browser/sounds.js'

/** A call rings again after so long, ms. */
const everyMs = 2_600

/** Rings for as long as a call does. */
export function createRing(sound: () => void = () => createSounds()('offer')): (on: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined
  return (on) => {
    if (on === (timer !== undefined)) return
    clearInterval(timer)
    timer = on ? setInterval(sound, everyMs) : undefined
  }
}
