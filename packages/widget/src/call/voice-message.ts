import type { CallDeskParts } from '../later/call-desk.js'
import type { Refusal, Session } from '../session/session.js'
import type { Actions, Scene } from '../views/view.js'
import { spokenWords } from '../words/tables/spoken.js'
import type { AsidePart } from './call.js'
import { Recording } from './recording.js'
import { spokenStyle, voiceMessageView } from './voice-message-view.js'

/** What a spoken message is answered by. */
export type AnswerBy = 'phone' | 'email'

/** A spoken message and all that is known of its sender. */
export interface VoiceMessage {
  readonly recording: Recording
  answerBy: AnswerBy
  /** Sends it with what was filled in; answers the refusal, null where it was taken. */
  send(
    session: Session,
    scene: Scene,
    answers: Readonly<Record<string, string>> | null,
  ): Promise<Refusal | null>
  choose(by: AnswerBy): void
}

/** Begins to record a message for when nobody is there. */
export function openVoiceMessage({ kit, dress, changed, find }: CallDeskParts): AsidePart {
  dress(spokenStyle)
  const recording = new Recording(changed, (level) =>
    find('.level')?.style.setProperty('--level', level.toFixed(2)),
  )
  /** The contact that it becomes, and its sound once it is there: a second try needs no second upload. */
  let kept: { readonly sound: Blob; readonly stream: string; readonly file: string } | null = null
  const message: VoiceMessage = {
    recording,
    answerBy: 'phone',
    async send(session, scene, answers) {
      const { sound, seconds } = recording
      if (sound === null) return { code: 'file_unknown' }
      if (kept?.sound !== sound) {
        const stream = kit.newId()
        const brought = await bring(session, stream, sound)
        if ('code' in brought) return brought
        kept = { sound, stream, file: brought.id }
      }
      const voice = { file: kept.file, seconds }
      const who = reachOf(scene, message.answerBy)
      const channel = message.answerBy === 'phone' ? 'callback' : 'message'
      const said = { channel, text: '', voice, ...who, ...(answers && { answers }) } as const
      return session.ask({ t: 'leave', stream: kept.stream, ...said, ...session.context() })
    },
    choose(by) {
      message.answerBy = by
      changed()
    },
  }
  return {
    view: (views, scene: Scene, actions: Actions) =>
      voiceMessageView({ kit: views, scene, actions, words: spokenWords(scene.words.tag) }, message),
    close: () => recording.close(),
  }
}

/** What of the form belongs to this way, without what is blank. */
function reachOf(
  { form: { values } }: Scene,
  by: AnswerBy,
): { readonly phone?: string; readonly email?: string; readonly name?: string } {
  const given = (name: string): object => {
    const value = (values[name] ?? '').trim()
    return value === '' ? {} : { [name]: value }
  }
  return { ...given(by), ...given('name') }
}

async function bring(
  session: Session,
  stream: string,
  sound: Blob,
): Promise<{ readonly id: string } | Refusal> {
  const answer = await fetch(`${session.gateway.origin}/api/v1/visitor/contacts/${stream}/voice`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${session.token ?? ''}`,
      'content-type': 'application/octet-stream',
    },
    body: sound,
    credentials: 'omit',
  }).catch(() => null)
  if (answer?.ok !== true) return { code: 'unreachable' }
  const { file } = (await answer.json()) as { readonly file: { readonly id: string } }
  return file
}
