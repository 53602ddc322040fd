import { Type } from 'typebox'
import type { Centre } from '../../desk/centre.js'
import { staffMayRead } from '../../desk/rights.js'
import type { Watching } from '../../desk/watching.js'
import type { Files } from '../../files/files.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, byteAnswers, idParams } from '../schemas.js'
import { sendFileBytes } from '../send-file.js'
import type { TypedServer } from './route.js'

interface RecordingParts {
  readonly files: Files
  readonly centre: Centre
  readonly log: Log
  readonly watching: Pick<Watching, 'played'>
}

const common = { tags: ['supervision'], 'x-tenant-scoped': true } as const
const recording = Type.Object({
  id: Type.String({ format: 'uuid' }),
  createdAt: Type.Integer({ description: 'When it was kept, epoch ms.' }),
  ms: Type.Integer({ description: 'How long it is.' }),
})
/** Bytes a millisecond: two channels of 16 bits, 16 000 times a second. */
const bytesAMs = 64

/** The sound of calls that were recorded, for those who supervise; whoever opens one is on record. */
export function recordingRoutes(app: TypedServer, { files, centre, log, watching }: RecordingParts): void {
  const head = async (contact: string, reader: { tenant: number; user: string }) => {
    const [found, directory] = await Promise.all([log.head(contact), centre.directory(reader.tenant)])
    return (await staffMayRead(reader, found, { log, directory })) ? found : null
  }

  app.get('/api/v1/contacts/:id/recordings', {
    schema: {
      operationId: 'listRecordings',
      summary: 'The recordings of a call, oldest first.',
      ...common,
      'x-roles': ['senior', 'supervisor', 'admin'],
      params: idParams,
      response: answers(Type.Object({ recordings: Type.Array(recording) })),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      if ((await head(request.params.id, session)) === null) throw new HttpFault('not_found')
      const rows = await files.filesOf(session.tenant, request.params.id)
      return {
        recordings: rows
          .filter((row) => row.recording)
          .map(({ id, createdAt, bytes }) => ({ id, createdAt, ms: Math.floor((bytes - 44) / bytesAMs) })),
      }
    },
  })

  app.get('/api/v1/recordings/:id', {
    schema: {
      operationId: 'getRecording',
      summary: 'The sound of a call: WAV, the visitor left, the agent right. That it was opened is kept.',
      ...common,
      'x-roles': ['senior', 'supervisor', 'admin'],
      params: idParams,
      response: byteAnswers(),
    },
    handler: async (request, reply) => {
      const session = sessionOf(request)
      const file = await files.find(session.tenant, request.params.id)
      const contact = file?.recording === true ? await head(file.contact, session) : null
      if (file === null || contact === null) throw new HttpFault('file_unknown')
      // Before a byte leaves.
      await watching.played(session, contact, file.id)
      const how = { rendition: 'whole', save: true, cache: 'no-store' } as const
      return sendFileBytes(files, file, { request, reply, how })
    },
  })
}
