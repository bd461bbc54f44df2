import type { ExportFormat } from './export-client.ts'

/** Where the parts of a file go. */
export interface ExportFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** It is whole. */
  close(name: string): Promise<void>
  /** It is not, and nothing of it stays. */
  discard(): Promise<void>
}

export type OpenFile = (wanted: { readonly rows: number | null; readonly format: ExportFormat; readonly name: string }) => Promise<ExportFile>

/** From here on a file goes to the disk while it comes, where the browser can do that: it is not kept in memory first. */
const MANY_ROWS = 20_000

const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

interface Writable {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}
type Picker = (options: object) => Promise<{ createWritable(): Promise<Writable> }>

/** Opens the file that an export is written to. Throws AbortError where the person chose none. */
export const openExportFile: OpenFile = async ({ rows, format, name }) => {
  const pick = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (!pick || (rows !== null && rows < MANY_ROWS)) return inMemory(format)
  const handle = await pick.call(window, { suggestedName: `${name}.${format}`, types: [{ accept: { [TYPES[format]]: [`.${format}`] } }] })
  const file = await handle.createWritable()
  return { write: (bytes) => file.write(bytes), close: () => file.close(), discard: () => file.abort() }
}

function inMemory(format: ExportFormat): ExportFile {
  let parts: Uint8Array<ArrayBuffer>[] = []
  return {
    async write(bytes) {
      parts.push(bytes)
    },
    async close(name) {
      const address = URL.createObjectURL(new Blob(parts, { type: TYPES[format] }))
      parts = []
      const link = Object.assign(document.createElement('a'), { href: address, download: name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000) // the browser reads it after the click
    },
    async discard() {
      parts = []
    },
  }
}
