import { randomUUIDv7 } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Logger, destination, pino } from 'pino'
import { createLocalBus } from './bus/local-bus.js'
import { openCentre } from './centre/open-centre.js'
import { createSealing } from './centre/sealing.js'
import { sealPlainSecrets } from './centre/set-up/brand-keys.js'
import { isSetUp, issueSetUpCode } from './centre/set-up/first-set-up.js'
import { readEpoch } from './centre/epoch.js'
import { createTokens } from './centre/tokens.js'
import { type Closing, createClosing } from './closing.js'
import type { Config } from './config.js'
import { greetingOf } from './demo/greeting.js'
import { startDemoPast } from './demo/past.js'
import { seedDemo } from './demo/seed.js'
import { createAttendance } from './desk/attendance.js'
import { createDesk } from './desk/desk.js'
import { createDeskStore } from './desk/desk-store.js'
import { createReceptionStore } from './reception/reception-store.js'
import { createReception } from './reception/reception.js'
import { listenFault } from './engines/open-port.js'
import { openFiles } from './files/open-files.js'
import { createMailedAddress } from './files/mailed-address.js'
import { createSignedLinks } from './files/signed-links.js'
import { type OwnOrigins, ownOrigins } from './http/own-origins.js'
import { createRegistry } from './http/registry.js'
import type { TypedServer } from './http/routes/route.js'
import { createHttpServer } from './http/server.js'
import { createLiveFeed } from './live/live-feed.js'
import { createFloorReader } from './live/read-floor.js'
import type { MailboxTimes } from './mail/mailbox.js'
import { openMail } from './mail/open-mail.js'
import { startKeeper } from './privacy/start-keeper.js'
import { type Stores, openStores } from './stores.js'
import { startShipperProcess } from './shipper/shipper-process.js'
import { startAlarms } from './shipper/start-alarms.js'
import { createReceiptStore } from './sockets/receipt-store.js'
import { createSockets } from './sockets/sockets.js'
import { openVoice } from './voice/open-voice.js'
import { startSweeper } from './sweeper/sweeper.js'
import { countWebhooks } from './webhooks/deliveries.js'
import { startDispatcher } from './webhooks/dispatcher.js'
import { createGuard } from './webhooks/guard.js'

/** A running gateway with everything that it owns. */
export interface Gateway {
  /** Where it is reached; on loopback also under loopback's other names. */
  readonly url: string
  /** What to tell the person who started it: addresses and, in demo mode, log-ins. */
  readonly greeting: string
  /** Settles with a sentence when it cannot go on. */
  readonly failed: Promise<string>
  /** Lets sockets go, then closes everything in the reverse order of its making. */
  close(): Promise<void>
}

export interface GatewayOptions {
  /** Hears what a slow start is busy with. */
  readonly say?: (line: string) => void
  /** Where the browser's files are; the bundler's folder unless given. */
  readonly bundles?: string
  /** Whether a demo gets a past, in the background; not unless said. */
  readonly past?: boolean
  /** How often the mailbox is looked into; as a house would, unless given. */
  readonly mailbox?: Partial<MailboxTimes>
}

const bundles = fileURLToPath(new URL('../../../dist', import.meta.url))
const demoSite = fileURLToPath(new URL('../src/demo/site', import.meta.url))
/** Clients come back at a random moment of this time, in ms; whoever tries the demo at a terminal does not wait for it. */
const drainMs = { demo: 200, production: 10_000 }

/** What the database adds to an error may quote the row that it is about, and with it somebody's words. */
const redact = { paths: ['err.detail', 'err.where', 'err.cause.detail', 'err.cause.where'], remove: true }

/** Starts all of it. Throws a StartFault for what was foreseen; whatever happens, nothing stays half open. */
export async function startGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const closing = createClosing()
  try {
    return await compose(config, {
      closing,
      say: options.say ?? ((): void => {}),
      bundles: options.bundles ?? bundles,
      past: options.past ?? false,
      mailbox: options.mailbox,
    })
  } catch (error) {
    await closing.closeAll()
    throw error
  }
}

interface Composing {
  readonly closing: Closing
  readonly say: (line: string) => void
  readonly bundles: string
  readonly past: boolean
  readonly mailbox: Partial<MailboxTimes> | undefined
}

async function compose(config: Config, at: Composing): Promise<Gateway> {
  const logger = pino({ level: config.logLevel, redact }, destination({ fd: 2, sync: true }))
  const stores = await openStores(config, { ...at, logger })
  const own = ownOrigins(config, stores.port)
  const logIns = config.demo ? await seedDemo(stores.pool, own.all) : []
  const code = (await isSetUp(stores.pool)) ? null : await issueSetUpCode(stores.pool)
  await sealPlainSecrets(stores.pool, createSealing(stores.secret))
  const core = composeCore(config, stores, {
    closing: at.closing,
    logger,
    s3: config.s3,
    mailboxTimes: at.mailbox,
    own,
  })
  await composeNetwork(config, { ...at, stores, core, own, logger })
  logger.info({ url: own.main }, 'the gateway is open')
  if (at.past) await openPast(stores, { ...at, report: core.report })
  return {
    url: own.main,
    greeting: greetingOf(own.main, { logIns, code }),
    failed: stores.failed,
    close: () => at.closing.closeAll(),
  }
}

async function openPast(
  { pool, urls }: Stores,
  { closing, say, report }: Pick<Composing, 'closing' | 'say'> & { readonly report: Core['report'] },
): Promise<void> {
  const past = await startDemoPast(pool, { databaseUrl: urls.database, say, report })
  if (past !== null) closing.add(() => past.close())
}

type Core = ReturnType<typeof composeCore>

interface CoreParts {
  readonly closing: Closing
  readonly logger: Logger
  readonly s3: Config['s3']
  readonly mailboxTimes: Partial<MailboxTimes> | undefined
  readonly own: OwnOrigins
}

/** What works without anybody being connected: commands, routing, deadlines, the way to the reporting store. */
function composeCore(config: Config, stores: Stores, { closing, logger, s3, mailboxTimes, own }: CoreParts) {
  const { pool, log, urls } = stores
  const report = (what: string, error: unknown): void => logger.error({ err: error }, what)
  const bus = createLocalBus(report)
  closing.add(() => bus.close())
  closing.add(log.onCommitted((facts) => bus.publish({ kind: 'facts', facts })))
  const centre = openCentre(stores)
  const store = createDeskStore(pool)
  const reception = createReception({
    centre,
    store: createReceptionStore(centre.readAs),
    now: () => Date.now(),
  })
  const files = openFiles({ pool, readAs: centre.readAs, folder: stores.folder, s3, newId })
  const attendance = createAttendance({ store, report })
  closing.add(() => attendance.close())
  const mail = openMail({
    config,
    secret: stores.secret,
    pool,
    log,
    centre,
    store,
    newId,
    addressOfFile: createMailedAddress(createSignedLinks(stores.secret), own.main),
    report,
    times: mailboxTimes,
  })
  closing.add(() => mail.close())
  const desk = createDesk({
    mailOn: mail.postman.on,
    post: (contact) => mail.postman.post(contact),
    log,
    centre,
    store,
    files,
    newId,
    report,
    sendAgain: (facts) => bus.publish({ kind: 'again', facts }),
  })
  const shipper = startShipperProcess({
    pool,
    log,
    databaseUrl: urls.database,
    analyticsUrl: urls.analytics,
    onNotice: (notice) => logger.warn(notice),
  })
  closing.add(() => shipper.close())
  const sweeper = startSweeper({ log, desk, pool, report })
  closing.add(() => sweeper.close())
  const keeper = startKeeper({ pool, log, files, report })
  closing.add(() => keeper.close())
  const dispatcher = startDispatcher({
    pool,
    log,
    sealing: centre.sealing,
    guard: createGuard({ networks: config.webhookNetworks, demo: config.demo }),
    now: () => Date.now(),
    dice: () => Math.random(),
    report: (what, error) => logger.error(error === undefined ? {} : { err: error }, what),
  })
  closing.add(() => dispatcher.close())
  return { attendance, bus, centre, desk, files, mailer: mail.mailer, reception, shipper, store, report }
}

interface Network extends Composing {
  readonly stores: Stores
  readonly core: Core
  readonly own: OwnOrigins
  readonly logger: Logger
}

/** HTTP and sockets; open once this resolves. */
async function composeNetwork(
  config: Config,
  { closing, stores, core, own, logger, bundles: folder }: Network,
): Promise<void> {
  const { pool, log, analytics } = stores
  const { attendance, bus, centre, desk, mailer, reception, store, report } = core
  let draining = false
  const voice = openVoice({
    config,
    own,
    port: stores.port,
    folder: stores.folder,
    secret: stores.secret,
    pool,
    log,
    bus,
    watching: desk.watching,
    files: core.files,
    report,
  })
  closing.add(() => voice.close())
  const http = await createHttpServer({
    hints: voice.hints,
    config,
    logger,
    own,
    pool,
    log,
    analytics,
    bus,
    centre,
    reception,
    contactFiles: core.files,
    links: createSignedLinks(stores.secret),
    desk,
    store,
    mailer,
    registry: createRegistry({
      sockets: () => sockets.counts(),
      lag: () => core.shipper.lag(),
      webhooks: () => countWebhooks(pool),
    }),
    lag: () => core.shipper.lag(),
    draining: () => draining,
    files: { bundles: folder, demoSite: config.demo ? demoSite : null },
  })
  closing.add(() => http.close())
  const alarms = startAlarms({
    lag: () => core.shipper.lag(),
    onAlarm: (sentence) => logger.error(`alarm: ${sentence}`),
    onOver: (name) => logger.info({ alarm: name }, 'an alarm is over'),
  })
  closing.add(() => alarms.close())
  const live = createLiveFeed({ reader: createFloorReader(centre.readAs), centre, report })
  closing.add(() => live.close())
  const sockets = createSockets({
    server: http.server,
    live,
    log,
    bus,
    desk,
    centre,
    attendance,
    reception,
    receipts: createReceiptStore(pool),
    media: voice.media,
    recordings: voice.recordings,
    tokens: createTokens(centre.sessions, centre.visitorTokens, centre.erasedVisitors),
    openContacts: (tenant, visitor) => centre.contacts.openOf(tenant, visitor),
    epoch: await readEpoch(pool),
    ownOrigins: own,
    newId,
    report,
  })
  closing.add(async () => {
    draining = true
    await sockets.drain(config.demo ? drainMs.demo : drainMs.production)
    sockets.close()
  })
  await listen(http, config.host, stores.port)
}

/** Grows with time: the newest rows lie together in every index. */
function newId(): string {
  return randomUUIDv7()
}

async function listen(http: TypedServer, host: string, port: number): Promise<void> {
  try {
    await http.listen({ host, port })
  } catch (error) {
    throw listenFault(error, host, port)
  }
}
