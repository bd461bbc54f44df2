import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { printAndKeep } from '../pdf/keep-missing.ts'
import type { ContractPdf } from '../pdf/print-contract.ts'
import { rowOf } from '../rows.ts'

/** A contract on paper. */
export function pdf(b: TenonBuilder<Slice>): void {
  const language = b.enumType('PrintLanguage', { description: 'The language of a printed contract.', values: { ZH_CN: { value: 'zh-CN' }, EN: { value: 'en' } } as const })
  const file = b.objectRef<ContractPdf>('ContractPdf').implement({
    description: 'A contract as a PDF. The same content is the same file.',
    fields: (t) => ({ name: t.exposeString('name'), sha256: t.exposeString('sha256', { description: 'Of the file, as 64 hexadecimal digits.' }), base64: t.string({ description: 'The file.', resolve: ({ bytes }) => Buffer.from(bytes).toString('base64') }) }),
  })
  b.queryFields((t) => ({
    contractPdf: t.field({
      type: file, description: 'Prints a contract that the caller may read. A draft is marked as such; a signed one whose file is missing keeps it.',
      args: { id: t.arg.id({ required: true }), language: t.arg({ type: language, required: true }) },
      resolve: (_root, { id, language: locale }, context) => printAndKeep(context, rowOf(id, 'Contract'), locale),
    }),
  }))
}
