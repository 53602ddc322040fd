import { Type } from 'typebox'
import type { Centre } from '../../desk/centre.js'
import { staffMayRead } from '../../desk/rights.js'
import { maySend } from '../../desk/send-file.js'
import type { FileRow } from '../../files/file-rows.js'
import type { Files } from '../../files/files.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, byteAnswers, idParams, ref } from '../schemas.js'
import { sendFileBytes } from '../send-file.js'
import type { TakeIn } from '../take-in-file.js'
import type { TypedServer } from './route.js'

interface FileParts {
  readonly files: Files
  readonly takeIn: TakeIn
  readonly centre: Centre
  readonly log: Log
}

const common = { tags: ['files'], 'x-tenant-scoped': true } as const

/** What an upload is called. */
export const nameQuery = Type.Object(
  { name: Type.String({ maxLength: 1_000, description: 'What the sender calls the file.' }) },
  { additionalProperties: false },
)

/** Which bytes of a file. */
export const rendition = Type.Enum(['whole', 'preview'], {
  description: '`preview`: a small still picture of an image.',
})

/** Files for staff: into the contacts that they are connected to, out of those that they may read. */
export function fileRoutes(app: TypedServer, { files, takeIn, centre, log }: FileParts): void {
  app.post('/api/v1/contacts/:id/files', {
    schema: {
      operationId: 'uploadFile',
      summary: 'Takes a file in, to be sent into the contact by `send_file`; the body is its bytes.',
      ...common,
      'x-roles': ['agent', 'senior'],
      consumes: ['application/octet-stream'],
      params: idParams,
      querystring: nameQuery,
      response: answers(Type.Object({ file: ref('File') })),
    },
    handler: async (request, reply) => {
      const { tenant, user } = sessionOf(request)
      const contact = request.params.id
      const [head, directory] = await Promise.all([log.head(contact), centre.directory(tenant)])
      const refused = maySend(head, { tenant, from: 'agent', actor: user }, directory)
      if (refused !== null) throw new HttpFault(refused)
      const upload = { tenant, contact, uploader: user, said: request.query.name }
      return { file: await takeIn(upload, { request, reply }) }
    },
  })

  app.get('/api/v1/files/:id', {
    schema: {
      operationId: 'getFile',
      summary: 'The bytes of a file that was sent in a contact that one may read.',
      ...common,
      'x-roles': ['agent', 'senior', 'supervisor', 'admin'],
      params: idParams,
      querystring: Type.Object(
        {
          rendition: Type.Optional(rendition),
          save: Type.Optional(
            Type.Literal('true', { description: 'To be saved, also where it could be shown.' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: byteAnswers(),
    },
    handler: async (request, reply) => {
      const session = sessionOf(request)
      const file = await files.find(session.tenant, request.params.id)
      if (file === null || !(await mayOpen(file, session))) throw new HttpFault('file_unknown')
      const { rendition: which = 'whole', save } = request.query
      // Kept, but asked about each time: rights may have gone, and so may the file.
      const how = { rendition: which, save: save !== undefined, cache: 'private, no-cache' } as const
      return sendFileBytes(files, file, { request, reply, how })
    },
  })

  async function mayOpen(file: FileRow, reader: { tenant: number; user: string }): Promise<boolean> {
    if (file.recording) return false
    if (!file.sent) return file.uploader === reader.user
    const [head, directory] = await Promise.all([log.head(file.contact), centre.directory(reader.tenant)])
    return staffMayRead(reader, head, { log, directory })
  }
}
