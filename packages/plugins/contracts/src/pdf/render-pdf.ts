import { Worker } from 'node:worker_threads'
import { errors } from '../errors.ts'

/** What stands below each page; `pageOf` has {page} and {pages} to fill in. */
export interface PdfFooter {
  readonly text: string
  readonly pageOf: string
  readonly style: string
  readonly margin: readonly number[]
}

/** A document for pdfmake, of plain data alone: it goes to another thread. */
export interface PdfDocument {
  readonly content: readonly unknown[]
  readonly footer?: PdfFooter
  readonly [part: string]: unknown
}

const SECONDS = 30

/**
 * A document as the bytes of a PDF: no browser, no network, and only the glyphs that occur in it. Noto Sans SC comes with its licence, the
 * SIL Open Font License 1.1, which allows to embed it. The same document gives the same bytes. Takes 1 to 3 seconds, mostly to read the font, in a
 * thread of its own: the server answers others meanwhile. Throws PDF_TOO_SLOW after `seconds`, PDF_NOT_MADE with the cause.
 */
export async function renderPdf(document: PdfDocument, seconds = SECONDS): Promise<Uint8Array> {
  const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), { workerData: document, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      timer = setTimeout(() => reject(errors.PDF_TOO_SLOW({ seconds })), seconds * 1_000)
      worker.once('message', resolve)
      worker.once('error', (cause) => reject(errors.PDF_NOT_MADE({}, { cause })))
      worker.once('exit', (code) => reject(errors.PDF_NOT_MADE({}, { cause: new Error(`The thread ended with ${code} and gave no file.`) })))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
