import type { ContractContent } from '../domain/contract-content.ts'

export interface PrintedParty {
  readonly name: string
  readonly creditCode: string | null
  readonly address: string | null
  readonly phone: string | null
}

export interface PrintedSignature {
  readonly party: 'US' | 'CUSTOMER'
  readonly signerName: string
  readonly signedOn: string
}

/** All that stands on paper. Nothing of it depends on who prints it or when, so that the same content is the same file. */
export interface PrintedContract {
  readonly number: string | null
  readonly revision: number
  readonly mark: 'draft' | 'void' | null
  readonly createdAt: Date
  readonly us: PrintedParty
  readonly customer: PrintedParty
  readonly content: ContractContent
  readonly contentHash: string
  readonly signatures: readonly PrintedSignature[]
}
