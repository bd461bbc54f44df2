import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// Plain JavaScript: a thread begins without the loader that reads TypeScript, and so at once.
const require = createRequire(import.meta.url)
const pdfmake = require('pdfmake')

const file = (weight) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)
const fonts = { normal: file('400Regular'), bold: file('700Bold') }

const { footer, ...document } = workerData
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))
pdfmake.setFonts({ Contract: fonts })
pdfmake.setTableLayouts({ quiet: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#ced4da', paddingTop: () => 3, paddingBottom: () => 3 } })

const bytes = new Uint8Array(await pdfmake.createPdf(footer === undefined ? document : { ...document, footer: footerOf(footer) }).getBuffer())
parentPort.postMessage(bytes, [bytes.buffer])

/** What stands below each page: a text, and the number of the page in words, with {page} and {pages} to fill in. */
function footerOf({ text, pageOf, style, margin }) {
  return (page, pages) => ({ columns: [{ text }, { text: pageOf.replace('{page}', String(page)).replace('{pages}', String(pages)), alignment: 'right' }], style, margin })
}
