import { type ErrorCode, errors } from '@switchboard/protocol'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpFault } from './http-fault.js'

/** Every failure leaves as `{ error: { code, message, requestId, field? } }`, with a code of the one table. */
export function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    send(faultOf(error, request), { request, reply }),
  )
  app.setNotFoundHandler((request, reply) => {
    send(new HttpFault('not_found', { detail: 'There is nothing at this address.' }), { request, reply })
  })
}

function faultOf(error: FastifyError, request: FastifyRequest): HttpFault {
  if (error instanceof HttpFault) return error
  const invalid = error.validation?.[0]
  if (invalid) return invalidFault(invalid, error.validationContext ?? 'body')
  const status = error.statusCode ?? 500
  if (status === 413) return new HttpFault('bad_request', { field: 'body', detail: 'The body is too large.' })
  if (status === 415) return new HttpFault('cross_site')
  if (status >= 400 && status < 500)
    return new HttpFault('bad_request', { field: 'body', detail: 'The request cannot be read.' })
  // The message of a foreign error may hold anything: it is for the log, not for the caller.
  request.log.error({ err: error }, 'a request failed')
  return new HttpFault('internal')
}

type Invalid = NonNullable<FastifyError['validation']>[number]

function invalidFault({ instancePath, params, message }: Invalid, where: string): HttpFault {
  const unknown = params['additionalProperty']
  const missing = params['missingProperty']
  const last = [unknown, missing].filter((name) => typeof name === 'string')
  const field = [...instancePath.split('/').slice(1), ...last].join('.') || where
  const fault = unknown === undefined ? (message ?? 'is not valid') : 'is not known here'
  return new HttpFault('bad_request', { field, detail: `${field}: ${fault}.` })
}

function send(fault: HttpFault, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): void {
  const status = errors[fault.code satisfies ErrorCode].http ?? 500
  if (fault.retryAfter !== undefined) void reply.header('retry-after', String(fault.retryAfter))
  const { code, message, field, faults } = fault
  void reply
    .status(status)
    .type('application/json')
    .send({
      error: {
        code,
        message,
        requestId: request.id,
        ...(field === undefined ? {} : { field }),
        ...(faults === undefined ? {} : { faults }),
      },
    })
}
