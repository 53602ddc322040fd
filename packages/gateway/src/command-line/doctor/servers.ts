import { openAnalytics } from '@switchboard/analytics'
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.js'
import { createS3Store } from '../../files/s3-store.js'
import { type Finding, doubtful, well, wrong } from './finding.js'

const patienceMs = 10_000

/** Whether the reporting store answers. */
export async function checkReports({ clickhouseUrl }: Config): Promise<Finding> {
  if (clickhouseUrl === null) return well('an embedded one')
  const { host } = new URL(clickhouseUrl)
  const analytics = openAnalytics({ url: clickhouseUrl })
  const answers = await analytics.ping().finally(() => analytics.close())
  return answers
    ? well(`ClickHouse at ${host}`)
    : wrong(`ClickHouse at ${host} does not answer: check CLICKHOUSE_URL. Nothing is lost meanwhile.`)
}

/** Whether the mail server lets us in; no letter is sent. */
export async function checkMail({ smtp }: Config): Promise<Finding> {
  if (smtp === null)
    return doubtful('SMTP_URL is not set: no letter is sent, and invitations are links to hand over.')
  const { protocol, hostname, port, username, password } = new URL(smtp.address)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
  })
  try {
    await transport.verify()
    return well(`${hostname}, as ${smtp.from}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return wrong(`${hostname} does not take our letters (${why}): check SMTP_URL.`)
  } finally {
    transport.close()
  }
}

/** Whether the bucket answers, by asking for what is not there. */
export async function checkFiles({ s3 }: Config): Promise<Finding> {
  if (s3 === null) return well('in the data folder')
  try {
    await createS3Store(s3).open('a-key-under-which-there-is-nothing')
    return well(`the bucket at ${new URL(s3.bucketUrl).host}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return wrong(`the bucket at ${new URL(s3.bucketUrl).host} does not answer (${why}): check S3_URL.`)
  }
}
