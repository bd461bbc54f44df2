import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import iconv from 'iconv-lite'
import { importErrors } from '../errors.ts'

interface Decoder {
  write(bytes: Buffer): string
  end(): string | undefined
}

/** The text of a file in pieces. `passed` is told the bytes read so far. Bytes that do not fit the encoding become U+FFFD. */
export async function* decodeFile(path: string, encoding: string, from: number, passed: (bytes: number) => void = () => {}): AsyncGenerator<string> {
  const decoder = decoderFor(encoding)
  let bytes = from
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: 1 << 16 })) {
    bytes += (chunk as Buffer).length
    passed(bytes)
    const text = decoder.write(chunk as Buffer)
    if (text !== '') yield text
  }
  const rest = decoder.end() ?? ''
  if (rest !== '') yield rest
}

function decoderFor(encoding: string): Decoder {
  const name = encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (name === 'utf8') return new StringDecoder('utf8')
  if (name === 'utf16le') return new StringDecoder('utf16le')
  if (!iconv.encodingExists(encoding)) throw importErrors.IMPORT_ENCODING_UNKNOWN({ encoding })
  return iconv.getDecoder(encoding)
}
