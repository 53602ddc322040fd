import type { IncomingHttpHeaders } from 'node:http'
import type { OwnOrigins } from './own-origins.js'

/**
 * Whether a request that changes something may come from a page of somebody else. Browsers say where it comes from in headers that pages
 * cannot forge; what says nothing is refused as well. JSON and plain bytes alone: a form of another site cannot send them without asking first.
 */
export function isCrossSite(headers: IncomingHttpHeaders, own: OwnOrigins): boolean {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  if (site !== undefined && site !== 'same-origin') return true
  if (origin === undefined ? site === undefined : !own.has(origin)) return true
  return hasBody(headers) && !asksFirst(headers['content-type'])
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

function asksFirst(type: string | undefined): boolean {
  return /^application\/(?:json|octet-stream)(?:\s*;|$)/i.test(type ?? '')
}
