import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import fastifySwagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import type { Analytics } from '@switchboard/analytics'
import type { Bus } from '../bus/bus.js'
import type { OpenCentre } from '../centre/open-centre.js'
import { createFindKey } from '../centre/set-up/api-keys.js'
import { createSightings } from '../centre/sightings.js'
import type { Config } from '../config.js'
import type { Files } from '../files/files.js'
import type { SignedLinks } from '../files/signed-links.js'
import type { Desk } from '../desk/desk.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { Log } from '../log/log.js'
import { createSearchBrandArticles } from '../knowledge/brand-articles.js'
import { createKnowledge } from '../knowledge/knowledge.js'
import { createPublicArticles } from '../knowledge/public-articles.js'
import { createSiteLoaders } from '../looks/site-loader.js'
import type { Lag } from '../shipper/lag.js'
import type { Mailer } from '../mail/mailer.js'
import { guardAccess } from './access.js'
import { answerFaults } from './answer-faults.js'
import { describeApi, publishDescription } from './description.js'
import type { OwnOrigins } from './own-origins.js'
import { apiKeyRoutes } from './routes/api-keys.js'
import { articlePageRoutes } from './routes/article-pages.js'
import { auditRoutes } from './routes/audit.js'
import { brandKeyRoutes } from './routes/brand-keys.js'
import { blockedVisitorRoutes } from './routes/blocked-visitors.js'
import { contactArticleRoutes } from './routes/contact-articles.js'
import { contactRoutes } from './routes/contacts.js'
import { deskRoutes } from './routes/desk.js'
import { factRoutes } from './routes/facts.js'
import { fileRoutes } from './routes/files.js'
import { firstSetUpRoutes } from './routes/first-set-up.js'
import { installationRoutes } from './routes/installation.js'
import { livekitHintRoutes } from './routes/livekit-hints.js'
import { knowledgeRoutes } from './routes/knowledge.js'
import { logInRoutes } from './routes/log-in.js'
import { metricRoutes } from './routes/metrics.js'
import { pageRoutes } from './routes/pages.js'
import { passwordRoutes } from './routes/passwords.js'
import { privacyRoutes } from './routes/privacy.js'
import { pictureRoutes } from './routes/pictures.js'
import { pipelineRoutes } from './routes/pipeline.js'
import { probeRoutes } from './routes/probes.js'
import { retentionRoutes } from './routes/retention.js'
import type { TypedServer } from './routes/route.js'
import { savedViewRoutes } from './routes/saved-views.js'
import { setUpRoutes } from './routes/set-up.js'
import { standalonePageRoutes } from './routes/standalone-pages.js'
import { recordingRoutes } from './routes/recordings.js'
import { supervisionRoutes } from './routes/supervision.js'
import { targetRoutes } from './routes/targets.js'
import { tenantRoutes } from './routes/tenant.js'
import { transferRoutes } from './routes/transfer.js'
import { createPictures } from '../centre/pictures.js'
import { createIdentities } from '../identity/identities.js'
import { visitorFileRoutes } from './routes/visitor-files.js'
import { visitorTokenRoutes } from './routes/visitor-tokens.js'
import { webhookRoutes } from './routes/webhooks.js'
import { addSchemas } from './schemas.js'
import type { LivekitHints } from '../voice/livekit-hints.js'
import type { Reception } from '../reception/reception.js'
import { addSecurityHeaders } from './security-headers.js'
import { createTakeIn, uploadType } from './take-in-file.js'

/** What the HTTP side of a gateway is made of. */
export interface HttpParts {
  readonly config: Pick<Config, 'publicUrl' | 'trustProxy' | 'metricsToken'>
  readonly logger: FastifyBaseLogger
  readonly own: OwnOrigins
  readonly pool: pg.Pool
  readonly log: Log
  readonly analytics: Analytics
  readonly bus: Bus
  readonly centre: OpenCentre
  readonly reception: Reception
  readonly contactFiles: Files
  readonly links: SignedLinks
  readonly desk: Pick<Desk, 'routeTenant' | 'watching'>
  readonly store: DeskStore
  /** Null: nothing is mailed. */
  readonly mailer: Mailer | null
  /** What a LiveKit server tells. */
  readonly hints: LivekitHints
  readonly registry: Registry
  readonly lag: () => Promise<Lag & { readonly fault: string | null }>
  readonly draining: () => boolean
  /** Where the browser's files are; `demoSite` null: none is served. */
  readonly files: { readonly bundles: string; readonly demoSite: string | null }
}

/** Makes the HTTP server, ready to listen. */
export async function createHttpServer(parts: HttpParts): Promise<TypedServer> {
  const { config, own, pool, log, centre, bus } = parts
  const { sessions, lists, contacts, sites, visitorTokens } = centre
  const secure = config.publicUrl?.startsWith('https:') === true
  const app = fastify({
    loggerInstance: parts.logger,
    // A line a request would hold who visited what and when; what failed is logged where it fails.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(config.trustProxy),
    genReqId: () => randomUUID(),
    bodyLimit: 65_536,
    // Nothing is guessed: "1" is no number, and an unknown field is a fault, not silence.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>()

  acceptEmptyJson(app)
  addSecurityHeaders(app, secure)
  answerFaults(app)
  await app.register(fastifyCookie)
  await app.register(fastifySwagger, describeApi())
  addSchemas(app)
  guardAccess(app, { sessions, findKey: createFindKey(pool), own, secure })

  const report = (what: string, error: unknown): void => parts.logger.error({ err: error }, what)
  const sightings = createSightings(pool, centre.readAs, report)
  const forget = (tenant: number): void => centre.forget(tenant)
  const mailOn = parts.mailer !== null
  logInRoutes(app, { sessions, centre, bus, pool, mailOn, forget, secure })
  const identities = createIdentities(pool, centre.sealing)
  visitorTokenRoutes(app, {
    sites,
    contacts,
    visitorTokens,
    sightings,
    identities,
    erased: centre.erasedVisitors,
    reception: parts.reception,
    store: parts.store,
    log,
    centre,
    blocked: centre.blocked,
    routeTenant: parts.desk.routeTenant,
  })
  knowledgeRoutes(app, { sites, knowledge: createKnowledge(pool) })
  articlePageRoutes(app, { articles: createPublicArticles(pool), own })
  contactRoutes(app, { contacts, desk: centre.desk, centre, log, watching: parts.desk.watching })
  deskRoutes(app, { desk: centre.desk, contacts, centre, log })
  contactArticleRoutes(app, { search: createSearchBrandArticles(centre.readAs), centre, log, own })
  targetRoutes(app, { centre, lists, log, store: parts.store })
  const { blocked } = centre
  blockedVisitorRoutes(app, { blocked, contacts, centre, log, routeTenant: parts.desk.routeTenant })
  factRoutes(app, { centre, log })
  await uploadRoutes(app, parts)
  await livekitHintRoutes(app, parts.hints)
  metricRoutes(app, { analytics: parts.analytics, readAs: centre.readAs, lists })
  savedViewRoutes(app, { pool, readAs: centre.readAs })
  const setUp = {
    pool,
    lists,
    forget,
    signOut: (ended: readonly string[]) => {
      for (const session of ended) bus.publish({ kind: 'signed_out', session })
    },
  }
  setUpRoutes(app, setUp)
  tenantRoutes(app, setUp)
  firstSetUpRoutes(app, { pool, sessions, secure })
  passwordRoutes(app, {
    pool,
    own,
    mailer: parts.mailer,
    signOut: setUp.signOut,
    report,
  })
  await pictureRoutes(app, { pictures: createPictures(pool), forget })
  installationRoutes(app, { lists, sightings, own })
  transferRoutes(app, setUp)
  apiKeyRoutes(app, { pool, readAs: centre.readAs })
  brandKeyRoutes(app, { pool, readAs: centre.readAs, sealing: centre.sealing })
  auditRoutes(app, { readAs: centre.readAs })
  pipelineRoutes(app, { pool, lag: parts.lag })
  supervisionRoutes(app, { pool, readAs: centre.readAs, centre, log })
  recordingRoutes(app, { files: parts.contactFiles, centre, log, watching: parts.desk.watching })
  webhookRoutes(app, { pool, readAs: centre.readAs, sealing: centre.sealing, log })
  privacyRoutes(app, { pool, log, files: parts.contactFiles })
  retentionRoutes(app, { pool })
  publishDescription(app)
  probeRoutes(app, {
    pool,
    registry: parts.registry,
    draining: parts.draining,
    metricsToken: config.metricsToken,
  })
  standalonePageRoutes(app, { pool, own, atRoot: parts.files.demoSite === null })
  const loaders = createSiteLoaders(pool, join(parts.files.bundles, 'widget.js'), report)
  await pageRoutes(app, { ...parts.files, own, sightings, loaders })
  await app.ready()
  return app
}

/** Apart from the others: here alone a body is not read before the handler does. */
async function uploadRoutes(
  app: TypedServer,
  { contactFiles: files, links, centre, log, own }: HttpParts,
): Promise<void> {
  const takeIn = createTakeIn(files)
  await app.register(async (scope) => {
    scope.addContentTypeParser(uploadType, (_request, payload, done) => done(null, payload))
    fileRoutes(scope, { files, takeIn, centre, log })
    visitorFileRoutes(scope, { files, takeIn, centre, log, links, own, visitorTokens: centre.visitorTokens })
  })
}

/** A POST that has nothing to say may still call itself JSON. */
function acceptEmptyJson(app: TypedServer): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, String(body), done)
  })
}

/** A number of hops counts from us outwards: the first is whoever is connected. */
function trusted(
  proxies: Config['trustProxy'],
): false | string[] | ((address: string, hop: number) => boolean) {
  if (proxies === null) return false
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies]
}
