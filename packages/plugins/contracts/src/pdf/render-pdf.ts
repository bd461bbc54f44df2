import { createRequire } from 'node:module'
import type Pdfmake from 'pdfmake'

/**
 * A document as the bytes of a PDF: no browser, no network, and only the glyphs that occur in it. Noto Sans SC comes with its licence, the
 * SIL Open Font License 1.1, which allows to embed it. The same document gives the same bytes. Takes 1 to 3 seconds, mostly to read the font.
 */
export async function renderPdf(document: object): Promise<Uint8Array> {
  // Loaded only here: most processes never print.
  const { default: pdfmake } = (await import('pdfmake')) as { default: typeof Pdfmake }
  const fonts = fontFiles()
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))
  pdfmake.setFonts({ Contract: fonts })
  pdfmake.setTableLayouts({ quiet: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#ced4da', paddingTop: () => 3, paddingBottom: () => 3 } })
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer())
}

function fontFiles() {
  const { resolve } = createRequire(import.meta.url)
  const file = (weight: string) => resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)
  return { normal: file('400Regular'), bold: file('700Bold') }
}
