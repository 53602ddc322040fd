/** A microphone or a loudspeaker. */
export interface AudioDevice {
  readonly id: string
  /** As the system names it; empty until a microphone was allowed once. */
  readonly name: string
}

/** What there is to speak into and to hear with. */
export interface AudioDevices {
  readonly microphones: readonly AudioDevice[]
  /** Empty where the browser lets no page choose. */
  readonly speakers: readonly AudioDevice[]
}

/** Looks at what is plugged in. */
export async function listAudioDevices(): Promise<AudioDevices> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind): AudioDevice[] =>
    all.filter((one) => one.kind === kind).map(({ deviceId, label }) => ({ id: deviceId, name: label }))
  return { microphones: of('audioinput'), speakers: canChooseSpeaker() ? of('audiooutput') : [] }
}

/** Calls back when something was plugged in or out; returns the undo. */
export function onDevicesChanged(changed: () => void): () => void {
  const { mediaDevices } = navigator
  const listener = (): void => changed()
  mediaDevices.addEventListener('devicechange', listener)
  return () => mediaDevices.removeEventListener('devicechange', listener)
}

/** Whether a page may choose where its sound is played. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype
}
