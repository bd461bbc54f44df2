import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { importErrors } from '../errors.ts'
import { openCsv } from './csv-table.ts'
import type { Table, TableOptions } from './table-types.ts'
import { openXlsx } from './xlsx-table.ts'

const foreign: readonly { readonly start: string; readonly reason: string }[] = [
  { start: 'd0cf11e0', reason: 'it is an old .xls workbook, or one protected by a password' },
  { start: '25504446', reason: 'it is a PDF' },
  { start: '1f8b', reason: 'it is compressed' },
  { start: '377abcaf', reason: 'it is a 7z archive' },
  { start: '89504e47', reason: 'it is a picture' },
]

/** Opens a CSV or XLSX file, told apart by what is in it and not by its name. */
export async function openTable(path: string, options: TableOptions = {}): Promise<Table> {
  const head = await firstBytes(path)
  if (head.startsWith('504b0304')) return openXlsx(path, options)
  const known = foreign.find(({ start }) => head.startsWith(start))
  if (known) throw importErrors.IMPORT_FILE_UNKNOWN({ file: basename(path), reason: known.reason })
  return openCsv(path, options)
}

async function firstBytes(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
      return buffer.subarray(0, bytesRead).toString('hex')
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw importErrors.IMPORT_FILE_MISSING({ file: basename(path) }, { cause })
  }
}
