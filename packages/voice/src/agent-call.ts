import { serialize } from '@switchboard/protocol'
import type { MediaRecording } from '@switchboard/protocol'
import type { Call, CallOptions, CallView } from './call.js'
import { openCall } from './open-call.js'
import { createSpeaker } from './speaker.js'
import type { Speaker } from './speaker.js'

/** What an agent's end knows of a call. */
export interface AgentCallView extends CallView {
  /** Somebody speaks whom this end alone hears: a supervisor who whispers. */
  readonly whispered: boolean
  /** Whether the call is recorded; `failed`: it was to be, and is not. */
  readonly recording: MediaRecording['is']
}

/** The sound of a call at an agent's end: with who whispers, and with its recording. */
export interface AgentCall extends Call {
  readonly view: AgentCallView
  /** Lets the recording go on, or stops it for a while. */
  record(on: boolean): void
}

/** Opens the sound of a call at an agent's end. */
export function openAgentCall({ events, ...options }: CallOptions): AgentCall {
  const { stream, page, line } = options
  const more = { whispered: false, recording: 'off' as MediaRecording['is'], blocked: false }
  // Of its own: a whisper is heard on hold as well.
  let beside: Speaker | null = null
  const set = (change: Partial<typeof more>): void => {
    Object.assign(more, change)
    events.changed()
  }
  const call = openCall({
    ...options,
    events: {
      ...events,
      beside(sound) {
        beside ??= createSpeaker((blocked) => set({ blocked }))
        beside.play(sound)
        set({ whispered: sound !== null })
      },
      recording: (recording) => set({ recording }),
    },
  })
  return {
    get view() {
      return { ...call.view, ...more, blocked: call.view.blocked || more.blocked }
    },
    talk: (on) => call.talk(on),
    mute: (on) => call.mute(on),
    hold: (on) => call.hold(on),
    press: (digit) => call.press(digit),
    useMicrophone: (track) => call.useMicrophone(track),
    useSpeaker(device) {
      void beside?.use(device)
      return call.useSpeaker(device)
    },
    record: (on) => line.send(serialize({ t: 'record_call', stream, page, on })),
    unblock() {
      call.unblock()
      beside?.unblock()
    },
    stats: () => call.stats(),
    close() {
      beside?.close()
      call.close()
    },
  }
}
