import { createServer } from 'node:net'
import { StartFault, codeOf } from './start-fault.js'

/** Tries whether the gateway could listen there, before anything else is done. Throws a StartFault if not. */
export async function probePort(host: string, port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, host, port)))
    server.listen({ host, port, exclusive: true }, resolve)
  })
  await new Promise((resolve) => server.close(resolve))
}

/** Why the gateway cannot listen, as a sentence. */
export function listenFault(error: unknown, host: string, port: number): StartFault {
  const reason = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program: end that one, or set PORT to another number.`,
    EACCES: `Port ${port} may not be used by this user: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to one that is.`,
    ENOTFOUND: `${host} is no address of this machine: set HOST to one that is.`,
  }[codeOf(error)]
  return new StartFault(
    reason ?? `The gateway cannot listen on port ${port} of ${host} (${String(error)}).`,
    { cause: error },
  )
}
