// npm start: sets up what is missing, then runs the gateway and everything it owns. Ctrl-C ends it all.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { provideLivekitServer } from './livekit-server.mjs'
import { root, setUp, toolEnvironment } from './setup.mjs'

await setUp()
const gateway = spawn(
  join(root, 'node_modules', '.bin', 'node'),
  [join(root, 'packages/gateway/dist/main.js'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...toolEnvironment, DEMO: process.env.DEMO ?? '1' },
    stdio: 'inherit',
  },
)
// The start does not wait: until a voice server is there, calls travel from browser to browser.
void tellOfVoice()
// A terminal sends Ctrl-C to the gateway as well: here it is only waited for. A supervisor's SIGTERM comes to us alone.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => gateway.kill(signal))
gateway.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

async function tellOfVoice() {
  if (!process.env.LIVEKIT_URL && !(await provideLivekitServer()))
    console.log(
      'Calls travel from browser to browser: there is no livekit-server, and no Go 1.26 to build it.',
    )
}
