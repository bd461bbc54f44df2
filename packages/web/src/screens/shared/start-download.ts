import { onBehalfOf } from '../../shell/acting.ts'

/** Downloads without leaving the page. A link carries no header, so the address says for whom a deputy asks. */
export function startDownload(url: string): void {
  const link = document.createElement('a')
  const address = new URL(url, location.href)
  const person = onBehalfOf()
  if (person !== null) address.searchParams.set('onBehalfOf', person)
  link.href = address.href
  link.download = ''
  link.click()
}
