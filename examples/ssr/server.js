// A page that is rendered on a server and comes alive in the browser, as Next, Nuxt or Remix do it, without any of them.
import { createServer } from 'node:http'
import { load } from '@switchboard/widget'

const options = { site: 'demo-site', gateway: 'http://127.0.0.1:4000' }

/** Runs on the server at each request: there, the call does nothing. */
function renderHelp() {
  load(options)('update', { attributes: { rendered: true } })
  return '<button type="button" data-switchboard="chat">Ask us</button>'
}

const page = () => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Rendered on a server</title></head>
  <body>
    <div id="app">${renderHelp()}</div>
    <script type="module">
      import { load } from '/switchboard/index.js'
      load(${JSON.stringify(options)})
    </script>
  </body>
</html>`

// A bundler would do this part: the browser takes the package's own files.
const { readFile } = await import('node:fs/promises')
const packageFile = (name) => readFile(new URL(name, import.meta.resolve('@switchboard/widget')))

createServer(async (request, response) => {
  const [, name] = /^\/switchboard\/([\w-]+\.js)$/.exec(request.url) ?? []
  if (name) response.writeHead(200, { 'content-type': 'text/javascript' }).end(await packageFile(name))
  else response.writeHead(200, { 'content-type': 'text/html' }).end(page())
}).listen(process.env.PORT ?? 4100, '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}`)
})
