// Loaded before a node process: lets Node run the gateway's TypeScript as it is, and can plant a fault in it, `PLANT=["file", "old", "new"]`; a file without a folder is one of the log's.
import { registerHooks } from 'node:module'

const [file, old, planted] = JSON.parse(process.env.PLANT || '[]')
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context)
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error
      return next(`${specifier.slice(0, -3)}.ts`, context)
    }
  },
  load(url, context, next) {
    const loaded = next(url, context)
    if (!file || !url.endsWith(file.includes('/') ? file : `/log/${file}`)) return loaded
    const source = String(loaded.source)
    if (!source.includes(old)) throw new Error(`there is no place in ${file} to plant the fault`)
    return { ...loaded, source: source.replaceAll(old, planted) }
  },
})
