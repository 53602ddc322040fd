import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { ClickHouseError, ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grafanaCalls, grafanaTable } from './grafana-calls.js'
import { readNative } from './native-reader.js'

/**
 * What clients may rely on, for the embedded engine and for a ClickHouse server alike: the calls of the official client and
 * of curl. `open` gives the address with user and password.
 */
export function engineContract(
  name: string,
  open: () => Promise<{ url: string; close(): Promise<void> }>,
): void {
  describe(`the ClickHouse HTTP protocol of ${name}`, () => {
    const database = `contract_${randomUUID().replaceAll('-', '')}`
    let engine: Awaited<ReturnType<typeof open>>
    let client: ClickHouseClient
    beforeAll(async () => {
      engine = await open()
      const server = createClient({ log: { level: ClickHouseLogLevel.OFF }, url: engine.url })
      await server.command({ query: `CREATE DATABASE ${database} ENGINE = Atomic` })
      await server.close()
      client = createClient({ log: { level: ClickHouseLogLevel.OFF }, url: engine.url, database })
      await client.command({
        query:
          'CREATE TABLE t (a UInt32, b String) ENGINE = MergeTree ORDER BY a SETTINGS non_replicated_deduplication_window = 100',
      })
    })
    afterAll(async () => {
      await client.command({ query: `DROP DATABASE ${database}` })
      await client.close()
      await engine.close()
    })
    const raw = (path: string, init: RequestInit = {}): Promise<Response> => {
      const { username, password, origin } = new URL(engine.url)
      const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
      return fetch(`${origin}${path}`, {
        ...init,
        headers: { authorization, ...(init.headers as Record<string, string>) },
      })
    }
    const rows = async (query: string, query_params: Record<string, unknown> = {}): Promise<unknown> =>
      (await client.query({ query, query_params, format: 'JSONEachRow' })).json()

    test('answers a ping without a password, and nothing else', async () => {
      const { origin } = new URL(engine.url)
      const ping = await fetch(`${origin}/ping`)
      expect([ping.status, await ping.text()]).toEqual([200, 'Ok.\n'])
      expect((await client.ping()).success).toBe(true)
      const stranger = await fetch(`${origin}/?query=SELECT%201`, {
        headers: { 'X-ClickHouse-User': 'nobody', 'X-ClickHouse-Key': 'x' },
      })
      expect([stranger.status, stranger.headers.get('x-clickhouse-exception-code')]).toEqual([403, '516'])
    })

    test('inserts and reads what the official client sends, text with every sign included', async () => {
      const values = [
        { a: 1, b: `it's; "quoted" \\ and\n\ttabbed — tổng đài` },
        { a: 2, b: '' },
      ]
      const { summary } = await client.insert({ table: 't', values, format: 'JSONEachRow' })
      expect(summary?.written_rows).toBe('2')
      expect(await rows('SELECT * FROM t ORDER BY a')).toEqual(values)
    })

    test('takes parameters of each type without letting them be SQL', async () => {
      const params = { s: `x') OR 1=1 -- \\ ' \t\n`, list: [`a'b`, 'c\\d'], n: 12_345_678_901, none: null }
      expect(
        await rows(
          'SELECT {s:String} AS s, {list:Array(String)} AS list, {n:Int64} AS n, {none:Nullable(String)} AS none',
          params,
        ),
      ).toEqual([{ ...params, n: expect.anything() as unknown }])
      expect(await rows('SELECT count() > 0 AS some FROM {table:Identifier}', { table: 't' })).toEqual([
        { some: expect.anything() as unknown },
      ])
      const form = await client.query({
        query: 'SELECT {s:String} AS s',
        query_params: params,
        use_multipart_params: true,
        format: 'JSONEachRow',
      })
      expect(await form.json()).toEqual([{ s: params.s }])
    })

    test('forgets parameters and settings after the request, also when it fails', async () => {
      await rows('SELECT {left:String} AS x', { left: 'over' })
      for (let turn = 0; turn < 12; turn++) {
        await expect(rows('SELECT {left:String} AS x')).rejects.toMatchObject({ code: '456' })
      }
      const setting = { max_block_size: '1234' }
      const asked = await client.query({
        query: "SELECT getSetting('max_block_size') AS x",
        format: 'JSONEachRow',
        clickhouse_settings: setting,
      })
      expect(await asked.json()).toEqual([{ x: expect.toSatisfy((x) => Number(x) === 1234) as unknown }])
      await client.query({ query: 'SELECT throwIf(1)', clickhouse_settings: setting }).catch(() => undefined)
      await client.command({ query: 'SET max_block_size = 1234' })
      for (let turn = 0; turn < 12; turn++) {
        expect(await rows("SELECT getSetting('max_block_size') = 1234 AS same")).toEqual([
          { same: expect.toSatisfy((x) => Number(x) === 0) as unknown },
        ])
      }
    })

    test('keeps the settings and parameters of simultaneous requests apart', async () => {
      const answers = Array.from({ length: 60 }, async (_, index) => {
        const answer = await client.query({
          query: "SELECT {n:UInt32} AS n, getSetting('max_block_size') AS size",
          query_params: { n: index },
          clickhouse_settings: { max_block_size: String(1000 + index) },
          format: 'JSONEachRow',
        })
        const [row] = await answer.json<{ n: number; size: number | string }>()
        return [row?.n, Number(row?.size)]
      })
      expect(await Promise.all(answers)).toEqual(answers.map((_, index) => [index, 1000 + index]))
    })

    test('counts the same token once, and a token holds for its insert alone', async () => {
      const insert = async (token: string, a: number): Promise<void> => {
        const query = `INSERT INTO t (a, b) SETTINGS async_insert = 0, insert_deduplication_token = '${token}' FORMAT JSONEachRow`
        const { stream } = await client.exec({ query, values: Readable.from([`{"a":${a},"b":"token"}\n`]) })
        await stream.resume().toArray()
      }
      await insert('one', 10)
      await insert('one', 10)
      await client.insert({
        table: 't',
        values: [{ a: 10, b: 'token' }],
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: 'two' },
      })
      await client.insert({ table: 't', values: [{ a: 11, b: 'token' }], format: 'JSONEachRow' })
      await client.insert({ table: 't', values: [{ a: 12, b: 'token' }], format: 'JSONEachRow' })
      expect(await rows("SELECT a FROM t WHERE b = 'token' ORDER BY a")).toEqual(
        [10, 10, 11, 12].map((a) => ({ a })),
      )
    })

    test('says what is wrong by code, and stores nothing of a broken insert', async () => {
      const codeOf = async (query: string): Promise<string> => {
        const error: unknown = await client.command({ query }).catch((fault: unknown) => fault)
        return error instanceof ClickHouseError ? error.code : 'no error'
      }
      expect(await codeOf('SELEC 1')).toBe('62')
      expect(await codeOf('SELECT 1; SELECT 2')).toBe('62')
      expect(await codeOf('SELECT * FROM nothing_there')).toBe('60')
      expect(await codeOf('SELECT nothing_there FROM t')).toBe('47')
      expect(await codeOf('SELECT 1 SETTINGS nothing_there = 1')).toBe('115')
      expect(
        await codeOf(
          'SELECT sleepEachRow(1) FROM numbers(5) SETTINGS max_execution_time = 1, max_block_size = 1',
        ),
      ).toBe('159')
      const broken = client.insert({
        table: 't',
        values: [
          { a: 99, b: 'x' },
          { a: 'no number', b: 'y' },
        ],
        format: 'JSONEachRow',
      })
      await expect(broken).rejects.toBeInstanceOf(ClickHouseError)
      expect(await rows('SELECT count() = 0 AS none FROM t WHERE a = 99')).toEqual([
        { none: expect.toSatisfy((x) => Number(x) === 1) as unknown },
      ])
      const answer = await raw('/?query=SELECT%20nothing_there')
      expect([answer.status, answer.headers.get('x-clickhouse-exception-code')]).toEqual([404, '47'])
      expect(await answer.text()).toMatch(/^Code: 47\. DB::Exception: .*UNKNOWN_IDENTIFIER/s)
    })

    test('answers curl: GET reads and does not write, a body follows the query, the format is as asked', async () => {
      const read = await raw(
        `/?database=${database}&default_format=CSV&query=${encodeURIComponent('SELECT 1, 2')}`,
      )
      expect([read.status, await read.text(), read.headers.get('x-clickhouse-format')]).toEqual([
        200,
        '1,2\n',
        'CSV',
      ])
      expect(read.headers.get('x-clickhouse-summary')).toMatch(/"read_rows"/)
      expect(await (await raw('/', { method: 'POST', body: 'SELECT 1, 2' })).text()).toBe('1\t2\n')
      expect(
        await (await raw('/', { method: 'POST', body: 'SELECT 1 AS x FORMAT JSONEachRow' })).text(),
      ).toBe('{"x":1}\n')
      const bytes = new Uint8Array(
        await (await raw(`/?query=${encodeURIComponent('SELECT 1 AS x FORMAT Parquet')}`)).arrayBuffer(),
      )
      expect(Buffer.from(bytes.slice(0, 4)).toString()).toBe('PAR1')
      const write = await raw(
        `/?database=${database}&query=${encodeURIComponent("INSERT INTO t VALUES (50, 'get')")}`,
      )
      expect([write.status, write.headers.get('x-clickhouse-exception-code')]).toEqual([403, '164'])
      const query = encodeURIComponent('INSERT INTO t FORMAT CSV')
      const posted = await raw(`/?database=${database}&query=${query}`, {
        method: 'POST',
        body: '51,"a;b"\n52,"c"\n',
      })
      expect([posted.status, await posted.text()]).toEqual([200, ''])
      expect(await rows('SELECT a, b FROM t WHERE a BETWEEN 50 AND 52 ORDER BY a')).toEqual([
        { a: 51, b: 'a;b' },
        { a: 52, b: 'c' },
      ])
    })

    test('packs and unpacks as the client asks', async () => {
      const packing = createClient({
        log: { level: ClickHouseLogLevel.OFF },
        url: engine.url,
        database,
        compression: { request: true, response: true },
      })
      const values = Array.from({ length: 2000 }, (_, index) => ({ a: 1000 + index, b: 'packed' }))
      await packing.insert({ table: 't', values, format: 'JSONEachRow' })
      const answer = await packing.query({
        query: "SELECT a, b FROM t WHERE b = 'packed' ORDER BY a",
        format: 'JSONEachRow',
      })
      expect(await answer.json()).toEqual(values)
      await packing.close()
      const body = gzipSync('SELECT 7 AS x FORMAT TSV')
      expect(
        await (await raw('/', { method: 'POST', body, headers: { 'content-encoding': 'gzip' } })).text(),
      ).toBe('7\n')
    })

    describe('answers what Grafana’s plug-in sends', () => {
      beforeAll(async () => {
        for (const query of grafanaTable(database)) await client.command({ query })
      })
      /** As Go's client, which the plug-in is made with, puts a question: version 54460 of the protocol, in the Native format. */
      const ask = (sql: string, settings: Readonly<Record<string, string>> = {}): Promise<Response> => {
        const address = {
          client_protocol_version: '54460',
          database,
          default_format: 'Native',
          limit: '1000000',
        }
        return raw(`/?${new URLSearchParams({ ...address, ...settings })}`, {
          method: 'POST',
          body: sql,
          headers: {
            'accept-encoding': 'gzip',
            'user-agent': 'grafana/12.1.0 clickhouse-datasource/4.11.0 clickhouse-go/2.51.0',
          },
        })
      }
      test.each(grafanaCalls(database))('when $when', async ({ sql, settings, answer }) => {
        const response = await ask(sql, settings)
        expect([response.status, response.headers.get('x-clickhouse-format')]).toEqual([200, 'Native'])
        expect(readNative(Buffer.from(await response.arrayBuffer()))).toEqual(answer)
      })

      test('in as many blocks as there are, and with no byte where there is no row', async () => {
        const many = await ask('SELECT number AS n, toString(number) AS t FROM numbers(100000) ORDER BY n')
        const [n, t] = readNative(Buffer.from(await many.arrayBuffer()))
        expect([n?.values.length, n?.values.at(-1), t?.values.at(-1)]).toEqual([100_000, 99_999, '99999'])
        const none = await ask(`SELECT queue FROM ${database}.waits WHERE 0`)
        const values = readNative(Buffer.from(await none.arrayBuffer())).flatMap((column) => column.values)
        expect([none.status, values]).toEqual([200, []])
      })

      test('with parameters, and with the code and words of what is wrong', async () => {
        const bound = await ask('SELECT {queue:String} AS queue', { param_queue: `it's "sales"` })
        expect(readNative(Buffer.from(await bound.arrayBuffer()))[0]?.values).toEqual([`it's "sales"`])
        const wrong = await ask('SELECT nothing_there FROM waits')
        expect([wrong.status, wrong.headers.get('x-clickhouse-exception-code')]).toEqual([404, '47'])
        expect(await wrong.text()).toMatch(/^Code: 47\. DB::Exception: /)
        const writing = await ask('CREATE TABLE none (a UInt8) ENGINE = Memory', { readonly: '1' })
        expect(writing.headers.get('x-clickhouse-exception-code')).toBe('164')
      })
    })

    const outcomeOf = async (query: string, clickhouse_settings: Record<string, string>): Promise<unknown> =>
      client.query({ query, clickhouse_settings, format: 'JSONEachRow' }).then(
        async (answer) => answer.text(),
        (error: unknown) => (error instanceof ClickHouseError ? error.code : error),
      )

    test('cuts off what takes more time, memory or rows than the request allows, and goes on', async () => {
      expect(
        await outcomeOf('SELECT sum(sleepEachRow(0.1)) FROM numbers(100) SETTINGS max_block_size = 1', {
          max_execution_time: '1',
        }),
      ).toBe('159')
      expect(
        await outcomeOf('SELECT groupArray(number) FROM numbers(10000000)', { max_memory_usage: '10000000' }),
      ).toBe('241')
      expect(await outcomeOf('SELECT number FROM numbers(100)', { max_result_rows: '10' })).toBe('396')
      expect(await outcomeOf('SELECT number FROM numbers(1)', { max_result_rows: '10' })).toContain(
        '"number"',
      )
    })

    test('reads and writes while a long query runs', async () => {
      let running = true
      const long = rows(
        'SELECT sum(sleepEachRow(0.1)) AS x FROM numbers(30) SETTINGS max_block_size = 1, max_threads = 1',
      ).finally(() => (running = false))
      await client.insert({ table: 't', values: [{ a: 7000, b: 'meanwhile' }], format: 'JSONEachRow' })
      expect(await rows("SELECT a FROM t WHERE b = 'meanwhile'")).toEqual([{ a: 7000 }])
      expect(running).toBe(true)
      await long
    })
  })
}
