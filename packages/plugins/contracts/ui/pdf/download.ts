import type { MenuItem } from '@tenon/web/kit'
import type { Shell, useI18n } from '@tenon/web/module'
import { ask } from '../ask.ts'

const PDF = 'query ContractPdf($id: ID!, $language: PrintLanguage!) { contractPdf(id: $id, language: $language) { name base64 } }'

export type PrintLanguage = 'ZH_CN' | 'EN'

/** Has the server print a contract, and gives the file to the browser to keep. */
export async function downloadContract(shell: Pick<Shell, 'fetch'>, id: string, language: PrintLanguage): Promise<void> {
  const { contractPdf } = await ask<{ contractPdf: { name: string; base64: string } }>(shell, PDF, { id, language })
  const bytes = Uint8Array.from(atob(contractPdf.base64), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: contractPdf.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

type Translate = ReturnType<typeof useI18n>['t']
type Item = Extract<MenuItem, { readonly label: string }>

/** The entries of a menu that download a contract in either language. `onbusy` hears while the server prints. */
export function pdfItems(shell: Shell, t: Translate, id: string, onbusy: (busy: boolean) => void): readonly Item[] {
  const download = async (language: PrintLanguage) => {
    onbusy(true)
    await downloadContract(shell, id, language).catch(() => shell.toasts.show({ tone: 'danger', title: t('contracts.ui.failed') }))
    onbusy(false)
  }
  return [
    { label: t('contracts.pdf.chinese'), icon: 'download', run: () => void download('ZH_CN') },
    { label: t('contracts.pdf.english'), icon: 'download', run: () => void download('EN') },
  ]
}
