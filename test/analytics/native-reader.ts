/** A column of a block, with its values: what Go's client reads of the Native format at protocol version 54460. */
export interface NativeColumn {
  readonly name: string
  readonly type: string
  readonly values: readonly (string | number | null)[]
}

/**
 * Reads an answer as Go's ClickHouse client does, and shares nothing with what wrote it: the word before each block, each column's mark, then values of
 * the types that the calls of the contract answer. Throws where a byte is not as that client expects it.
 */
export function readNative(bytes: Buffer): NativeColumn[] {
  const columns: NativeColumn[] = []
  const place = { at: 0 }
  while (place.at < bytes.length) {
    for (const block of readBlock(bytes, place)) {
      const same = columns.findIndex(({ name }) => name === block.name)
      if (same < 0) columns.push(block)
      else columns[same] = { ...block, values: [...(columns[same]?.values ?? []), ...block.values] }
    }
  }
  return columns
}

function readBlock(bytes: Buffer, place: { at: number }): NativeColumn[] {
  const varint = (): number => {
    const byte = bytes.readUInt8(place.at++)
    return byte < 128 ? byte : (byte & 127) + 128 * varint()
  }
  const take = (length: number): Buffer => bytes.subarray(place.at, (place.at += length))
  const text = (): string => take(varint()).toString()
  const number = (): number => Number(take(8).readBigUInt64LE())
  const plain: Record<string, () => string | number> = {
    String: text,
    UInt8: () => take(1).readUInt8(),
    UInt32: () => take(4).readUInt32LE(),
    UInt64: number,
    Float64: () => take(8).readDoubleLE(),
    DateTime: () => take(4).readUInt32LE(),
    DateTime64: () => Number(take(8).readBigInt64LE()),
    UUID: () => take(16).toString('hex'),
  }
  const values = (type: string, rows: number): (string | number | null)[] => {
    const [, word = '', inner = ''] = /^(\w+)(?:\((.*)\))?$/.exec(type) ?? []
    if (word === 'Nullable') {
      const nulls = each(rows, () => take(1).readUInt8())
      return values(inner, rows).map((value, row) => (nulls[row] === 1 ? null : value))
    }
    if (word === 'LowCardinality') {
      if (number() !== 1) throw new Error('a dictionary of another kind')
      const width = 1 << (number() & 255)
      const keys = values(inner, number())
      return each(number(), () => keys[take(width).readUIntLE(0, width)] ?? null)
    }
    const read = plain[word]
    if (!read) throw new Error(`no reader for the type ${type}`)
    return each(rows, read)
  }
  if (take(8).toString('hex') !== '010002ffffffff00') throw new Error('no word before the block')
  const [columns, rows] = [varint(), varint()]
  return each(columns, () => {
    const [name, type] = [text(), text()]
    if (take(1).readUInt8() !== 0) throw new Error(`${name} is packed in a way of its own`)
    return { name, type, values: rows === 0 ? [] : values(type, rows) }
  })
}

function each<T>(rows: number, read: () => T): T[] {
  return Array.from({ length: rows }, read)
}
