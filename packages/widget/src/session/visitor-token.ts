import type { ErrorCode, Uuid } from '@switchboard/protocol'
import type { SiteForm } from './pre-chat.js'
import type { Standing } from './standing.js'
import type { Attributes } from '../switchboard.js'

/** What the gateway says about this visitor and the site. */
export interface Admission {
  readonly token: string
  readonly visitor: Uuid
  readonly site: {
    readonly name: string
    readonly brandName: string
    /** Whether the brand has published articles. */
    readonly articles?: boolean
  }
  /** How the queue stands that contacts of the site wait in; absent: a gateway of before. */
  readonly queue?: Standing
  /** What the site asks of this visitor before a chat. */
  readonly form?: SiteForm
  /** Whoever calls is asked first whether it may be recorded. */
  readonly recordsCalls?: true
  /** A contact of the visitor that has not ended. */
  readonly open?: Uuid
}

/** The page will not be let in; `message` says what the integrator has to do. */
export interface NoAdmission {
  readonly refused: ErrorCode
  readonly message: string
}

/** What a visitor brings along: the token from before, the brand's word on who it is, what the page knows of the visit. */
export interface Papers {
  readonly token?: string
  readonly identity?: string
  readonly attributes?: Attributes
}

/** Asks the gateway at `origin` to let the visitor of a site in, as the one of the token if there is one. Throws when it cannot be reached or is overloaded. */
export async function admit(origin: string, site: string, papers: Papers): Promise<Admission | NoAdmission> {
  const response = await fetch(`${origin}/api/v1/visitor-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ site, ...papers }),
    credentials: 'omit',
  })
  if (response.ok) return (await response.json()) as Admission
  if (response.status === 429 || response.status >= 500)
    throw new Error(`The gateway answers ${response.status}`)
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: unknown; message?: unknown }
  } | null
  const { code, message } = body?.error ?? {}
  return {
    refused: typeof code === 'string' ? (code as ErrorCode) : 'bad_request',
    message: typeof message === 'string' ? message : `The gateway answers ${response.status}.`,
  }
}
