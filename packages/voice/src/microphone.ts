/** Why there is no microphone. Each deserves its own words. */
export type MicrophoneRefusal =
  /** The person said no, now or before. */
  | 'denied'
  /** The person closed the question without an answer: it may be asked again. */
  | 'dismissed'
  /** The page, or the frame that it is in, does not allow microphones. */
  | 'page_forbids'
  /** The operating system keeps it from the browser. */
  | 'system_forbids'
  | 'none_found'
  /** Another program has it. */
  | 'in_use'
  /** Not a secure page: browsers give microphones only to https and localhost. */
  | 'insecure'
  | 'failed'

/** What came of asking for a microphone. */
export type Microphone =
  | { readonly is: 'open'; readonly track: MediaStreamTrack }
  | { readonly is: 'refused'; readonly why: MicrophoneRefusal }

/** How the microphone is to be used. */
export interface MicrophoneWish {
  /** Empty: the one that the system prefers. */
  readonly device?: string
  /** Echo cancellation, noise suppression and gain control; on unless said otherwise. */
  readonly processing?: boolean
}

/** Asks for a microphone; call it in the same gesture in which the person asks for the call. Never throws. */
export async function openMicrophone(wish: MicrophoneWish = {}): Promise<Microphone> {
  if (!isSecureContext) return { is: 'refused', why: 'insecure' }
  const { device = '', processing = true } = wish
  const audio: MediaTrackConstraints = {
    echoCancellation: processing,
    noiseSuppression: processing,
    autoGainControl: processing,
    ...(device !== '' && { deviceId: { exact: device } }),
  }
  try {
    const [track] = (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks()
    return track === undefined ? { is: 'refused', why: 'none_found' } : { is: 'open', track }
  } catch (error) {
    return { is: 'refused', why: refusalOf(error) }
  }
}

/** What a browser's refusal of a microphone means. */
export function refusalOf(error: unknown): MicrophoneRefusal {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none_found'
  if (name === 'NotReadableError' || name === 'AbortError') return 'in_use'
  if (name !== 'NotAllowedError' && name !== 'SecurityError') return 'failed'
  if (/system/i.test(message)) return 'system_forbids'
  if (/dismissed/i.test(message)) return 'dismissed'
  return pageForbids() ? 'page_forbids' : 'denied'
}

interface Policy {
  allowsFeature(feature: string): boolean
}

function pageForbids(): boolean {
  // Chromium alone tells; elsewhere it cannot be told from a person's no.
  const { featurePolicy, permissionsPolicy = featurePolicy } = document as Document & {
    readonly featurePolicy?: Policy
    readonly permissionsPolicy?: Policy
  }
  return permissionsPolicy?.allowsFeature('microphone') === false
}
