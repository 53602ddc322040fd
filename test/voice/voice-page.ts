import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'

const entry = join(import.meta.dirname, '../../packages/voice/dist/index.js')

/** Everything that the page's script needs to know: it runs in the browser. */
const html = `<!doctype html><meta charset="utf-8"><title>Voice</title><script type="module">
const played = []
const Original = window.Audio
window.Audio = function () { const element = new Original(); played.push(element); return element }
const voice = await import('/index.js')
const context = new AudioContext()
const listeners = new Set()
let call, microphone, digits = [], other
window.fromGateway = (text) => { for (const heard of listeners) heard(text) }
const line = { send: (text) => void window.toGateway(text), listen: (heard) => (listeners.add(heard), () => listeners.delete(heard)) }
window.start = async (stream, page) => {
  microphone ??= await voice.openMicrophone({ processing: false })
  if (microphone.is !== 'open') throw new Error(microphone.why)
  call = voice.openCall({ stream, page, line, microphone: microphone.track,
    events: { changed() {}, digit: (digit) => digits.push(digit) } })
}
window.call = window.former = () => call
window.digits = () => digits
window.otherMicrophone = () => {
  const oscillator = new OscillatorNode(context, { frequency: 1320 })
  const destination = new MediaStreamAudioDestinationNode(context)
  oscillator.connect(destination)
  oscillator.start()
  call.useMicrophone(destination.stream.getAudioTracks()[0])
}
window.hears = async () => {
  await context.resume()
  const element = played.findLast((one) => one.srcObject)
  if (!element || element.muted || element.paused) return { hz: 0, rms: 0 }
  if (other?.stream !== element.srcObject) {
    other?.source.disconnect()
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: element.srcObject })
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
    source.connect(analyser)
    other = { stream: element.srcObject, source, analyser }
    return { hz: 0, rms: 0 }
  }
  const samples = new Float32Array(8192), bins = new Float32Array(4096)
  other.analyser.getFloatTimeDomainData(samples)
  other.analyser.getFloatFrequencyData(bins)
  let peak = 0
  for (let i = 1; i < bins.length; i++) if (bins[i] > bins[peak]) peak = i
  const rms = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length)
  return { hz: rms < 0.001 ? 0 : (peak * context.sampleRate) / 8192, rms }
}
window.ready = true
</script>`

/** A page with the voice package on it, and nothing else. */
export interface VoicePages {
  readonly url: string
  /** The chunks that were fetched. */
  readonly fetched: string[]
  close(): Promise<void>
}

/** Bundles the package as a page would load it, and serves it on loopback. */
export async function serveVoicePages(): Promise<VoicePages> {
  const bundle = await rollup({
    input: { index: entry },
    plugins: [nodeResolve({ browser: true })],
    context: 'globalThis',
    onwarn: () => {},
  })
  const { output } = await bundle.generate({ format: 'es', dir: '.', chunkFileNames: '[name].js' })
  const files = new Map(output.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : '']))
  const fetched: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const code = files.get(path)
    if (code === undefined) {
      response.setHeader('content-type', 'text/html').end(html)
      return
    }
    fetched.push(path)
    response.setHeader('content-type', 'text/javascript').end(code)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fetched,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
