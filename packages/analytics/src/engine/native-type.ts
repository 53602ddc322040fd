/** How the values of a type lie in a column of ClickHouse's Native format: enough to tell where the column ends. */
export type NativeType =
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'nullable' | 'array' | 'dictionary'; readonly of: NativeType }
  | { readonly kind: 'row'; readonly of: readonly NativeType[] }

/** Bytes a value, by the name of the type without its arguments. */
const widths: Readonly<Record<string, number>> = {
  Bool: 1,
  UInt8: 1,
  Int8: 1,
  Enum8: 1,
  Nothing: 1,
  UInt16: 2,
  Int16: 2,
  Enum16: 2,
  Date: 2,
  BFloat16: 2,
  UInt32: 4,
  Int32: 4,
  Float32: 4,
  Date32: 4,
  DateTime: 4,
  Time: 4,
  IPv4: 4,
  Decimal32: 4,
  UInt64: 8,
  Int64: 8,
  Float64: 8,
  DateTime64: 8,
  Time64: 8,
  Decimal64: 8,
  UInt128: 16,
  Int128: 16,
  UUID: 16,
  IPv6: 16,
  Decimal128: 16,
  Point: 16,
  UInt256: 32,
  Int256: 32,
  Decimal256: 32,
}

/** Reads a type by its name, as a column's header gives it. Null for one whose length only its values tell (JSON, Dynamic, Variant, states). Pure. */
export function nativeType(name: string): NativeType | null {
  const [, word = '', inner] = /^(\w+)(?:\((.*)\))?$/s.exec(name) ?? []
  if (word.startsWith('Interval')) return { kind: 'fixed', bytes: 8 }
  const args = inner === undefined ? [] : argumentsOf(inner)
  if (word === 'String') return { kind: 'text' }
  if (word === 'FixedString') return { kind: 'fixed', bytes: Number(args[0]) }
  if (word === 'Decimal') return { kind: 'fixed', bytes: decimalWidth(Number(args[0])) }
  if (word === 'Nullable') return wrapped('nullable', args[0])
  if (word === 'Array') return wrapped('array', args[0])
  if (word === 'LowCardinality') return wrapped('dictionary', args[0]?.replace(/^Nullable\((.*)\)$/s, '$1'))
  if (word === 'SimpleAggregateFunction') return nativeType(args[1] ?? '')
  if (word === 'Map') return rowsOf(args, (row) => ({ kind: 'array', of: row }))
  if (word === 'Nested') return rowsOf(args.map(unnamed), (row) => ({ kind: 'array', of: row }))
  if (word === 'Tuple')
    return args.length === 0 ? { kind: 'fixed', bytes: 1 } : rowsOf(args.map(unnamed), (row) => row)
  const bytes = widths[word]
  return bytes === undefined ? null : { kind: 'fixed', bytes }
}

function wrapped(kind: 'nullable' | 'array' | 'dictionary', name = ''): NativeType | null {
  const of = nativeType(name)
  return of && { kind, of }
}

function rowsOf(names: readonly string[], make: (row: NativeType) => NativeType): NativeType | null {
  const of: NativeType[] = []
  for (const name of names) {
    const type = nativeType(name)
    if (!type) return null
    of.push(type)
  }
  return make({ kind: 'row', of })
}

function decimalWidth(digits: number): number {
  return digits <= 9 ? 4 : digits <= 18 ? 8 : digits <= 38 ? 16 : 32
}

/** A member of a tuple may have a name before its type. */
function unnamed(member: string): string {
  return /^(?:`(?:\\.|[^`\\])*`|\w+)\s+(\S.*)$/s.exec(member)?.[1] ?? member
}

/** Splits at the commas that are in no bracket and no quotes. */
function argumentsOf(inner: string): string[] {
  const parts = inner.match(/(?:'(?:\\.|''|[^'\\])*'|`(?:\\.|[^`\\])*`|[^])/g) ?? []
  const list: string[] = []
  let depth = 0
  let part = ''
  for (const sign of parts) {
    if (sign === '(') depth++
    else if (sign === ')') depth--
    if (sign === ',' && depth === 0) {
      list.push(part.trim())
      part = ''
    } else part += sign
  }
  return part.trim() === '' ? list : [...list, part.trim()]
}
