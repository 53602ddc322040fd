// A page under a policy that allows nothing but what carries its nonce, with Trusted Types.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const gateway = 'http://127.0.0.1:4000'

const policy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `connect-src ${gateway} ${gateway.replace('http', 'ws')}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')

const page = (nonce) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A strict page</title>
    <script async nonce="${nonce}" src="${gateway}/widget.js" data-site="demo-site"></script>
  </head>
  <body><button type="button" data-switchboard="chat">Ask us</button></body>
</html>`

createServer((_request, response) => {
  const nonce = randomBytes(16).toString('base64')
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy(nonce) })
    .end(page(nonce))
}).listen(process.env.PORT ?? 4100, '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}`)
})
