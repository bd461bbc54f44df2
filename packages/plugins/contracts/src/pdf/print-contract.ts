import { createHash } from 'node:crypto'
import { companyOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { dayOf } from '../rows.ts'
import { hashOf, readContent } from '../use-cases/read-content.ts'
import { contractDocument } from './contract-document.ts'
import type { PrintedContract } from './printed-contract.ts'
import { renderPdf } from './render-pdf.ts'
import type { PrintLocale } from './words.ts'

export interface ContractPdf {
  /** 'CT-2026-0001-r1-zh-CN.pdf' */
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
  /** Of what the contract says. */
  readonly contentHash: string
}

/** The contract on paper, for whoever may read it. Throws NOT_FOUND where that is not the caller. */
export async function printContract(context: Context, id: string, locale: PrintLocale): Promise<ContractPdf> {
  await context.db.contract.findUniqueOrThrow({ where: { id }, select: { id: true } })
  const printed = await readPrinted(context, id)
  const bytes = await renderPdf(contractDocument(printed, locale))
  return { name: fileName(printed, locale), bytes, sha256: createHash('sha256').update(bytes).digest('hex'), contentHash: printed.contentHash }
}

/** 'CT-2026-0001-r1-zh-CN.pdf' */
export function fileName({ number, revision }: { readonly number: string | null; readonly revision: number }, locale: PrintLocale): string {
  return `${number ?? 'contract'}-r${revision}-${locale}.pdf`
}

const marks: Readonly<Record<string, PrintedContract['mark']>> = { DRAFT: 'draft', IN_REVIEW: 'draft', REJECTED: 'void', VOID: 'void' }

async function readPrinted(context: Context, id: string): Promise<PrintedContract> {
  const contract = await context.system('a contract is printed whole').contract.findUniqueOrThrow({ where: { id }, include: { customer: true, signatures: true } })
  const { number, revision, status, createdAt, customer, signatures } = contract
  const content = await readContent(context, id)
  return {
    number, revision, createdAt, content, contentHash: hashOf(content), mark: marks[status] ?? null,
    us: { name: companyOf(context).name, creditCode: null, address: null, phone: null },
    customer: { name: customer.name, creditCode: customer.creditCode, address: customer.address, phone: customer.phone },
    signatures: signatures.filter((one) => one.revision === revision).map(({ party, signerName, signedOn }) => ({ party, signerName, signedOn: dayOf(signedOn) })),
  }
}
