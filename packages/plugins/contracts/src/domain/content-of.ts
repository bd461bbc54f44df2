import { contentHash } from '@tenon/approvals'
import { maybeDay } from '../rows.ts'
import { canonicalText, type ContentItem, type ContractContent } from './contract-content.ts'

/** A number with decimals, of the database or of the language. */
interface Decimal {
  toFixed(places?: number): string
}

/** A contract with its parts, as it is read or about to be written. Lines and terms are in the order of their ordinals. */
export interface WholeContract {
  readonly title: string
  readonly type: string
  readonly customerId: string
  readonly parentId: string | null
  readonly currency: string | null
  readonly fxCurrency: string | null
  readonly fxRate: Decimal | null
  readonly grossMinor: bigint | null
  readonly netMinor: bigint | null
  readonly taxMinor: bigint | null
  readonly startOn: Date | null
  readonly endOn: Date | null
  /** Left out: ANY. */
  readonly signingOrder?: string
  /** Left out: false. */
  readonly endsContract?: boolean
  readonly deliveryDueOn: Date | null
  readonly acceptanceBasis: string
  readonly lines: readonly {
    readonly kind: string
    readonly productId: string | null
    readonly title: string
    readonly quantity: Decimal
    readonly unitPriceMinor: bigint
    readonly listPriceMinor: bigint | null
    readonly taxRateBp: number
    readonly grossMinor: bigint
    readonly netMinor: bigint
    readonly taxMinor: bigint
    readonly serviceFrom: Date | null
    readonly serviceTo: Date | null
  }[]
  readonly installments: readonly {
    readonly ordinal: number
    readonly title: string
    readonly mode: string
    readonly shareBp: number | null
    readonly amountMinor: bigint
    readonly trigger: string
    readonly offset: number
    readonly anchor: string | null
    readonly fixedOn: Date | null
    readonly isRetention: boolean
  }[]
  readonly terms: readonly { readonly clauseId: string | null; readonly category: string; readonly title: string; readonly text: string }[]
  readonly obligations: readonly { readonly party: string; readonly kind: string; readonly title: string; readonly dueNote: string | null; readonly dueOn: Date | null; readonly dueKind?: string | null; readonly dueEvent?: string | null; readonly dueOffset?: number; readonly dueInstallment?: number | null }[]
  readonly splits: readonly { readonly personId: string; readonly kind: string; readonly shareBp: number; readonly person: { readonly name: string } }[]
}

/** What a contract says, in the form in which it is compared, approved and signed. */
export function contentOf(contract: WholeContract): ContractContent {
  const { title, type, customerId, parentId, currency, fxCurrency, fxRate, startOn, endOn, deliveryDueOn, acceptanceBasis } = contract
  return {
    head: {
      title, type, customerId, parentId, currency, fxCurrency, acceptanceBasis, gross: text(contract.grossMinor), net: text(contract.netMinor), tax: text(contract.taxMinor),
      fxRate: fxRate?.toFixed() ?? null, startOn: maybeDay(startOn), endOn: maybeDay(endOn), deliveryDueOn: maybeDay(deliveryDueOn),
      // Named only where it is said: what was hashed before it could be said keeps its hash.
      ...(contract.signingOrder && contract.signingOrder !== 'ANY' ? { signingOrder: contract.signingOrder } : {}),
      ...(contract.endsContract ? { endsContract: 'true' } : {}),
    },
    lines: unique(contract.lines.map((line) => ({
      id: `${line.kind}/${line.productId ?? line.title}`, title: line.title,
      values: {
        kind: line.kind, productId: line.productId, quantity: line.quantity.toFixed(3), unitPrice: text(line.unitPriceMinor), listPrice: text(line.listPriceMinor), taxRateBp: String(line.taxRateBp),
        gross: text(line.grossMinor), net: text(line.netMinor), tax: text(line.taxMinor), serviceFrom: maybeDay(line.serviceFrom), serviceTo: maybeDay(line.serviceTo),
      },
    }))),
    installments: contract.installments.map((item) => ({
      id: String(item.ordinal).padStart(3, '0'), title: item.title,
      values: {
        mode: item.mode, shareBp: item.shareBp === null ? null : String(item.shareBp), amount: text(item.amountMinor), trigger: item.trigger, offset: String(item.offset), anchor: item.anchor,
        fixedOn: maybeDay(item.fixedOn), isRetention: String(item.isRetention),
      },
    })),
    terms: unique(contract.terms.map(({ clauseId, category, title, text }) => ({ id: clauseId ?? `${category}/${title}`, title, values: { category, text } }))),
    obligations: unique(contract.obligations.map((obligation) => ({ id: `${obligation.party}/${obligation.kind}/${obligation.title}`, title: obligation.title, values: { party: obligation.party, kind: obligation.kind, ...dueOf(obligation) } }))),
    splits: contract.splits.map(({ personId, kind, shareBp, person }) => ({ id: `${kind}/${personId}`, title: person.name, values: { personId, kind, shareBp: String(shareBp) } })),
  }
}

/**
 * When an obligation is due, as it was agreed. A day that a rule found later is no part of it. The words keep the name under which they were hashed before there
 * were rules, and a rule is named only where there is one: what was signed keeps its hash.
 */
function dueOf({ dueNote, dueOn, dueKind, dueEvent, dueOffset, dueInstallment }: WholeContract['obligations'][number]): Readonly<Record<string, string | null>> {
  if (!dueKind || dueKind === 'ON_DATE') return { dueRule: dueNote, dueOn: maybeDay(dueOn) }
  return { dueRule: dueNote, dueOn: null, dueKind, dueOffset: String(dueOffset ?? 0), ...(dueEvent ? { dueEvent } : {}), ...(dueInstallment ? { dueInstallment: String(dueInstallment) } : {}) }
}

/** SHA-256 of what a contract says, 64 hexadecimal digits: what is approved, sent and signed is bound to it. */
export function hashOf(content: ContractContent): string {
  return contentHash(canonicalText(content))
}

function text(value: bigint | null): string | null {
  return value === null ? null : String(value)
}

/** Two items of the same name are told apart by their order. */
function unique(items: readonly ContentItem[]): ContentItem[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, count)
    return count === 1 ? item : { ...item, id: `${item.id}#${count}` }
  })
}
