import { nativeType, type NativeType } from './native-type.js'

/** From these versions of the protocol on a block begins with a word about itself, and a column says how it is packed. */
const versionWith = { blockInfo: 51_903, packing: 54_454 }

/** No overflow row, no bucket: the word that a server puts before the block of a plain answer. */
const blockInfo = Uint8Array.of(1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0)
const packedPlainly = Uint8Array.of(0)

/**
 * Blocks of the Native format as a client of this protocol version (`client_protocol_version`) reads them. The engine writes the oldest form only,
 * version 0; Go's client, and with it Grafana's plug-in, reads the newer ones only. Pure. Tells the type that cannot be answered this way.
 */
export function atProtocolVersion(
  bytes: Uint8Array,
  version: number,
): { bytes: Uint8Array } | { unsupported: string } {
  if (version < versionWith.blockInfo) return { bytes }
  const place: Place = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 }
  const pieces: Uint8Array[] = []
  let copied = 0
  const insert = (piece: Uint8Array): void => {
    pieces.push(bytes.subarray(copied, place.at), piece)
    copied = place.at
  }
  while (place.at < bytes.length) {
    insert(blockInfo)
    const columns = varint(place)
    const rows = varint(place)
    for (let column = 0; column < columns; column++) {
      text(place)
      const name = text(place)
      if (version >= versionWith.packing) insert(packedPlainly)
      const type = nativeType(name)
      if (!type) return { unsupported: name }
      passPrefix(place, type)
      passValues(place, type, rows)
    }
  }
  return { bytes: Buffer.concat([...pieces, bytes.subarray(copied)]) }
}

/** Where the reading is. */
interface Place {
  readonly bytes: Buffer
  at: number
}

/** What a type says once before its values: dictionaries say which kind they are. */
function passPrefix(place: Place, type: NativeType): void {
  if (type.kind === 'dictionary') place.at += 8
  else if (type.kind === 'row') for (const member of type.of) passPrefix(place, member)
  else if (type.kind === 'array' || type.kind === 'nullable') passPrefix(place, type.of)
}

function passValues(place: Place, type: NativeType, rows: number): void {
  switch (type.kind) {
    case 'fixed':
      place.at += type.bytes * rows
      return
    case 'text':
      for (let row = 0; row < rows; row++) text(place)
      return
    case 'nullable':
      place.at += rows // one byte a row: whether it is null
      return passValues(place, type.of, rows)
    case 'row':
      for (const member of type.of) passValues(place, member, rows)
      return
    case 'array': {
      place.at += 8 * rows // where each row's values end
      const values = rows === 0 ? 0 : Number(place.bytes.readBigUInt64LE(place.at - 8))
      return passValues(place, type.of, values)
    }
    case 'dictionary': {
      if (rows === 0) return
      const indexBytes = 1 << place.bytes.readUInt8(place.at)
      const keys = Number(place.bytes.readBigUInt64LE(place.at + 8))
      place.at += 16
      passValues(place, type.of, keys)
      place.at += 8 + indexBytes * rows
    }
  }
}

function varint(place: Place): number {
  let value = 0
  for (let factor = 1; ; factor *= 128) {
    const byte = place.bytes.readUInt8(place.at++)
    value += (byte & 127) * factor
    if (byte < 128) return value
  }
}

function text(place: Place): string {
  const length = varint(place)
  place.at += length
  return place.bytes.toString('utf8', place.at - length, place.at)
}
