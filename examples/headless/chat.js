// A visitor without a page: says something, and prints what comes until the chat has started.
import { browserLine, createClient, newUuid } from '@switchboard/client'

const gateway = process.env.GATEWAY ?? 'http://127.0.0.1:4000'

async function token() {
  const response = await fetch(`${gateway}/api/v1/visitor-tokens`, {
    method: 'POST',
    // What a browser would send: the page that the visitor is on. The demo allows its own.
    headers: { 'content-type': 'application/json', origin: gateway },
    body: JSON.stringify({ site: 'demo-site' }),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()).token
}

const client = createClient({ open: browserLine(`${gateway.replace('http', 'ws')}/ws`), token })
const contact = newUuid(Date.now())
client.subscribe(() =>
  console.log(
    client.connection.is,
    client.stream(contact).facts.map(({ fact }) => fact.type),
  ),
)
client.connect()
const outcome = await client.command({
  t: 'start',
  stream: contact,
  text: process.argv[2] ?? 'Hello from Node',
})
console.log(outcome.ok ? `The chat has started: ${contact}` : `Refused: ${outcome.code}`)
client.close()
