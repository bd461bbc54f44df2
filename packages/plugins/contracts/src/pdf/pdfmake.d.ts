/** The part of pdfmake that is used; it comes without types. */
declare module 'pdfmake' {
  interface Pdfmake {
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    setFonts(fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>): void
    setTableLayouts(layouts: Readonly<Record<string, object>>): void
    createPdf(document: object): { getBuffer(): Promise<Buffer> }
  }
  const pdfmake: Pdfmake
  export default pdfmake
}
