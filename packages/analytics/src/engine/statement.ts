/** What the engine process must know of a statement before it runs it. */
export interface Statement {
  /** Which session runs it: reads run beside each other, inserts one after the other, all else one after the other elsewhere. */
  readonly lane: 'read' | 'insert' | 'other'
  /** It changes the session itself (`SET`, `USE`), and over HTTP a session lasts for one request. */
  readonly changesSession: boolean
  /** The FORMAT clause, if there is one: of the answer, or for an insert of the data that follow. */
  readonly format: string | null
}

/** A statement that a server would refuse, but that the embedded engine would carry out. */
export interface Refused {
  readonly code: number
  readonly reason: string
}

const reading = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXISTS', 'EXPLAIN', '('])

/** Looks at the words of a statement, not into strings, comments or the data of an insert. Pure. */
export function inspect(sql: string): Statement | Refused {
  const words = wordsOf(sql)
  const first = words.next().value?.toUpperCase() ?? ''
  const lane = reading.has(first) ? 'read' : first === 'INSERT' ? 'insert' : 'other'
  let format: string | null = null
  let before = first
  for (const word of words) {
    if (before === ';')
      return { code: 62, reason: 'Syntax error: multi-statements are not allowed. (SYNTAX_ERROR)' }
    const upper = word.toUpperCase()
    if ((before === 'INTO' && upper === 'OUTFILE') || (before === 'FROM' && upper === 'INFILE')) {
      return {
        code: 48,
        reason: `${before} ${upper} works in the command-line client only. (NOT_IMPLEMENTED)`,
      }
    }
    if (before === 'FORMAT' && /^\w+$/.test(word)) {
      format = word
      if (lane === 'insert') break // what follows are data
    }
    before = upper
  }
  return { lane, changesSession: first === 'SET' || first === 'USE', format }
}

const token =
  /\s+|--[^\n]*|#[! ][^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\[^]|''|[^'\\])*(?:'|$)|"(?:\\[^]|""|[^"\\])*(?:"|$)|`(?:\\[^]|``|[^`\\])*(?:`|$)|\$\w*\$|[\p{L}_][\p{L}\p{N}_]*|\p{N}[\p{L}\p{N}_.]*|[^]/uy

/** Words and signs; strings come as one token in their quotes. Written as a generator: an insert's data are never read. */
function* wordsOf(sql: string): Generator<string, undefined> {
  for (let at = 0; at < sql.length;) {
    token.lastIndex = at
    const text = token.exec(sql)?.[0] ?? sql.slice(at)
    at += text.length
    if (/^\$\w*\$$/.test(text)) {
      const close = sql.indexOf(text, at) // a here-document
      at = close < 0 ? sql.length : close + text.length
    } else if (!/^(?:\s|--|#[! ]|\/\*)/.test(text)) yield text
  }
}
