import type { Config } from '../../config.js'
import { isLoopback } from '../../config.js'
import { dataFolderPath } from '../../engines/data-folder.js'
import { probePort } from '../../engines/open-port.js'
import { postgresUser } from '../../engines/postgres-user.js'
import { type RunningEngines, runningEngines } from '../../engines/running-engines.js'
import { checkDataFolder } from './data-folder.js'
import { checkClock, checkDatabase } from './database.js'
import { type Finding, doubtful, well, wrong } from './finding.js'
import { checkVoice } from './voice.js'
import { checkFiles, checkMail, checkReports } from './servers.js'

/** One look at something; what it throws is a finding that is wrong. Nothing is changed by it. */
type Check = (config: Config) => Promise<Finding>

const oldestNode = 24

/** Everything that is looked at, in order. The variables themselves were read before: their faults are told at once. */
export const checks: Readonly<Record<string, Check>> = {
  Node: () => {
    const [major = 0] = process.versions.node.split('.').map(Number)
    return Promise.resolve(
      major >= oldestNode
        ? well(process.version)
        : wrong(`${process.version} is too old: run node_modules/.bin/switchboard, which brings its own.`),
    )
  },
  'Data folder': (config) => Promise.resolve(checkDataFolder(folderOf(config))),
  Database: async (config) => checkDatabase(config, await running(config)),
  Clock: async (config) => checkClock(config, await running(config)),
  'Reporting store': checkReports,
  Mail: checkMail,
  Files: checkFiles,
  Calls: checkVoice,
  Port: async (config) => {
    if ((await running(config)) !== null) return well(`a gateway runs on this data folder`)
    await probePort(config.host, config.port)
    return well(config.port === 0 ? 'any free one' : `${config.host}:${config.port} is free`)
  },
  Secret: (config) => Promise.resolve(checkSecret(config)),
  Address: (config) => Promise.resolve(checkAddress(config)),
}

function folderOf(config: Config): string {
  return dataFolderPath(config.dataDir, config.databaseUrl === null ? postgresUser() : null)
}

function running(config: Config): Promise<RunningEngines | null> {
  return config.databaseUrl === null ? runningEngines(folderOf(config)) : Promise.resolve(null)
}

/** Whoever makes a key by hand repeats letters. */
const fewLetters = 12

function checkSecret({ secretKey, databaseUrl }: Config): Finding {
  if (secretKey === null)
    return databaseUrl === null
      ? well('made once and kept in the data folder')
      : doubtful('kept in the data folder: set SECRET_KEY, the same on every gateway of this database.')
  return new Set(secretKey).size < fewLetters
    ? doubtful('SECRET_KEY is easy to guess: openssl rand -base64 32 makes one.')
    : well('SECRET_KEY is set')
}

function checkAddress({ publicUrl, host }: Config): Finding {
  if (publicUrl === null)
    return isLoopback(host)
      ? well('for this machine alone')
      : doubtful('PUBLIC_URL is not set: letters and snippets name the address that is listened on.')
  return publicUrl.startsWith('https:') || isLoopback(new URL(publicUrl).hostname)
    ? well(publicUrl)
    : doubtful(`${publicUrl} is not https: browsers keep cookies and microphones from it.`)
}
