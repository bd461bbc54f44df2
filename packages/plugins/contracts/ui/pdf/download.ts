import type { MenuItem } from '@tenon/web/kit'
import type { Shell, useI18n } from '@tenon/web/module'
import { ask } from '../ask.ts'

const PDF = 'query ContractPdf($id: ID!, $language: PrintLanguage!) { contractPdf(id: $id, language: $language) { name base64 state } }'

export type PrintLanguage = 'ZH_CN' | 'EN'

/** Has the server print a contract, and gives the file to the browser to keep. Answers whether the file that stays on a signed contract is still being made. */
export async function downloadContract(shell: Pick<Shell, 'fetch'>, id: string, language: PrintLanguage): Promise<boolean> {
  const { contractPdf } = await ask<{ contractPdf: { name: string; base64: string; state: 'PRINTED' | 'BEING_KEPT' | 'KEPT' } }>(shell, PDF, { id, language })
  const bytes = Uint8Array.from(atob(contractPdf.base64), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: contractPdf.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return contractPdf.state === 'BEING_KEPT'
}

type Translate = ReturnType<typeof useI18n>['t']
type Item = Extract<MenuItem, { readonly label: string }>

/** The entries of a menu that download a contract in either language. `onbusy` hears while the server prints. */
export function pdfItems(shell: Shell, t: Translate, id: string, onbusy: (busy: boolean) => void): readonly Item[] {
  const download = async (language: PrintLanguage) => {
    onbusy(true)
    try {
      if (await downloadContract(shell, id, language)) shell.toasts.show({ tone: 'neutral', title: t('contracts.pdf.beingKept') })
    } catch {
      shell.toasts.show({ tone: 'danger', title: t('contracts.ui.failed') })
    }
    onbusy(false)
  }
  return [
    { label: t('contracts.pdf.chinese'), icon: 'download', run: () => void download('ZH_CN') },
    { label: t('contracts.pdf.english'), icon: 'download', run: () => void download('EN') },
  ]
}
