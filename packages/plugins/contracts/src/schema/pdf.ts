import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { printContract, type ContractPdf } from '../pdf/print-contract.ts'
import { stateOf, type PrintState } from '../pdf/signed-text.ts'
import { rowOf } from '../rows.ts'

/** A contract on paper. */
export function pdf(b: TenonBuilder<Slice>): void {
  const language = b.enumType('PrintLanguage', { description: 'The language of a printed contract.', values: { ZH_CN: { value: 'zh-CN' }, EN: { value: 'en' } } as const })
  const state = b.enumType('PrintState', {
    description: 'What is kept of a printed contract.',
    values: {
      PRINTED: { description: 'Nothing: it is no text that both sides have signed.' }, BEING_KEPT: { description: 'Both sides have signed it, and the file that is kept on the contract is being made.' },
      KEPT: { description: 'Both sides have signed it, and its file is on the contract.' },
    } as const,
  })
  const file = b.objectRef<ContractPdf & { readonly state: PrintState }>('ContractPdf').implement({
    description: 'A contract as a PDF. The same content is the same file.',
    fields: (t) => ({
      name: t.exposeString('name'), sha256: t.exposeString('sha256', { description: 'Of the file, as 64 hexadecimal digits.' }), base64: t.string({ description: 'The file.', resolve: ({ bytes }) => Buffer.from(bytes).toString('base64') }),
      state: t.field({ type: state, resolve: (row) => row.state }),
    }),
  })
  b.queryFields((t) => ({
    contractPdf: t.field({
      type: file, description: 'Prints a contract that the caller may read. A draft is marked as such; of a signed one it is said whether its file is kept already.',
      args: { id: t.arg.id({ required: true }), language: t.arg({ type: language, required: true }) },
      resolve: async (_root, { id: globalId, language: locale }, context) => {
        const id = rowOf(globalId, 'Contract')
        const printed = await printContract(context, id, locale)
        return { ...printed, state: await stateOf(context, id, printed, locale) }
      },
    }),
  }))
}
