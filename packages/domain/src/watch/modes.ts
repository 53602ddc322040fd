/**
 * How somebody is in the sound of another's call; absent from a look, where nothing is heard. `monitor`: hears both, and is heard by
 * nobody; `whisper`: and is heard by the agent alone; `barge`: by both.
 */
export type ListeningMode = 'monitor' | 'whisper' | 'barge'
/** Why a call is not recorded: `no_recorder`, its program is not on this machine; `no_way`, it was not let in; `broken`, it ended. */
export type RecordingFault = 'no_recorder' | 'no_way' | 'broken'
