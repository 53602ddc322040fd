import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { Type } from 'typebox'
import type { TypedServer } from './routes/route.js'

/** How the API's description is made from the routes' schemas. */
export function describeApi(): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Switchboard',
        version: '1',
        description:
          'Times are epoch milliseconds by the clock of the database. Every failure has a code of docs/errors.md. Whatever changes something must be sent as JSON from an origin of the gateway itself. `x-roles` says who may call an operation: roles of the staff, `public`, or `site` for pages of an origin that the named site allows.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key of the API, for GET alone.' },
          session: { type: 'apiKey', in: 'cookie', name: 'switchboard_session' },
        },
      },
      tags: [
        { name: 'session', description: 'Who one is.' },
        { name: 'visitor', description: 'What the widget asks for.' },
        { name: 'contacts', description: 'What visitors wanted, and what came of it.' },
        { name: 'files', description: 'What visitors and staff send besides words.' },
        { name: 'facts', description: 'What happened, as it is stored.' },
        { name: 'metrics', description: 'What the facts come to.' },
        {
          name: 'supervision',
          description: 'Why contacts went where they went, and who looked, took and said so.',
        },
        { name: 'set-up', description: 'Who works here, for whom, and where contacts wait.' },
        { name: 'webhooks', description: 'What programs are told, and what became of it.' },
        { name: 'privacy', description: 'What is kept of a person, and for how long.' },
      ],
    },
    hideUntagged: true,
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `def-${index}`,
    },
    transform: ({ schema, url, route }) => {
      const callers = schema['x-roles'] ?? []
      const read = route.method === 'GET' ? [{ session: [] }, { key: [] }] : [{ session: [] }]
      const open = callers.includes('public') || callers.includes('site')
      return { schema: { ...schema, security: open ? [] : read }, url }
    },
  }
}

/** Serves the description. */
export function publishDescription(app: TypedServer): void {
  app.get(
    '/api/v1/openapi.json',
    {
      schema: {
        hide: true,
        'x-roles': ['public'],
        response: { 200: Type.Object({}, { additionalProperties: true }) },
      },
    },
    () => app.swagger(),
  )
}
