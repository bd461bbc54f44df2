import { createRequire } from 'node:module'

/** The part of pdfmake that is used; it comes without types. */
interface Pdfmake {
  setUrlAccessPolicy(allows: (url: string) => boolean): void
  setLocalAccessPolicy(allows: (path: string) => boolean): void
  setFonts(fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>): void
  setTableLayouts(layouts: Readonly<Record<string, object>>): void
  createPdf(document: object): { getBuffer(): Promise<Buffer> }
}

/**
 * A document as the bytes of a PDF: no browser, no network, and only the glyphs that occur in it. Noto Sans SC comes with its licence, the
 * SIL Open Font License 1.1, which allows to embed it. The same document gives the same bytes. Takes 1 to 3 seconds, mostly to read the font.
 */
export async function renderPdf(document: object): Promise<Uint8Array> {
  // Loaded only here: most processes never print.
  const require = createRequire(import.meta.url)
  const pdfmake = require('pdfmake') as Pdfmake
  const fonts = fontFiles(require)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))
  pdfmake.setFonts({ Contract: fonts })
  pdfmake.setTableLayouts({ quiet: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#ced4da', paddingTop: () => 3, paddingBottom: () => 3 } })
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer())
}

function fontFiles({ resolve }: NodeJS.Require) {
  const file = (weight: string) => resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)
  return { normal: file('400Regular'), bold: file('700Bold') }
}
