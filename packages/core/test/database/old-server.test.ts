import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'

describe('a PostgreSQL server that is too old', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer(answerAsVersion('13.14'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('is refused in one sentence, which says what it is and what it has to be', async () => {
    const { port } = server.address() as AddressInfo
    const opening = openDatabase({ url: `postgresql://tenon:secret@127.0.0.1:${port}/tenon` })
    await expect(opening).rejects.toMatchObject({ code: 'DATABASE_TOO_OLD', message: expect.stringMatching(/13\.14.*15/s) as string })
    await expect(opening).rejects.toMatchObject({ message: expect.not.stringContaining('secret') as string })
  })
})

/** As much of PostgreSQL's protocol as a connection and one question need: no server of such an age comes from npm. */
function answerAsVersion(version: string): (socket: Socket) => void {
  return (socket) => {
    let greeted = false
    socket.on('error', () => {})
    socket.on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', int32(0)), readyForQuery])) // authenticated
      else if (data[0] === 'Q'.charCodeAt(0)) socket.write(Buffer.concat([oneColumn, row(version), message('C', text('SHOW')), readyForQuery]))
      greeted = true
    })
  }
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const int16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeInt16BE(value); return bytes }
const int32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeInt32BE(value); return bytes }
const message = (type: string, ...parts: Buffer[]): Buffer => { const body = Buffer.concat(parts); return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]) }
const readyForQuery = message('Z', Buffer.from('I'))
/** A column of type text. */
const oneColumn = message('T', int16(1), text('server_version'), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0))
const row = (value: string): Buffer => message('D', int16(1), int32(Buffer.byteLength(value)), Buffer.from(value))
