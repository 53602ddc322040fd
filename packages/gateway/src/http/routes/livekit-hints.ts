import type { LivekitHints } from '../../voice/livekit-hints.js'
import { webhookPath } from '../../voice/open-voice.js'
import type { TypedServer } from './route.js'

/** Where a LiveKit server says what happens there: signed by it, over the very text that came. */
export async function livekitHintRoutes(app: TypedServer, hints: LivekitHints): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/webhook+json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    scope.post(webhookPath, { schema: { hide: true } }, async (request, reply) => {
      const { body, headers } = request
      const taken = typeof body === 'string' && (await hints.hear(body, headers.authorization))
      return reply.code(taken ? 204 : 401).send()
    })
  })
}
