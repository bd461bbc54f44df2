import { contentHash } from '@tenon/approvals'
import type { Context } from '../context.ts'
import { canonicalText, type ContentItem, type ContractContent } from '../domain/contract-content.ts'
import { maybeDay } from '../rows.ts'

/** What a contract says today, in the form in which it is compared, approved and signed. */
export async function readContent(context: Context, contractId: string): Promise<ContractContent> {
  const system = context.system('the whole content of a contract is compared')
  const contract = await system.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { lines: { orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] }, installments: { orderBy: { ordinal: 'asc' } }, terms: { orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] }, obligations: { orderBy: { id: 'asc' } }, splits: { include: { person: true } } },
  })
  const { title, type, customerId, parentId, currency, fxCurrency, fxRate, startOn, endOn, deliveryDueOn, acceptanceBasis } = contract
  return {
    head: {
      title, type, customerId, parentId, currency, fxCurrency, acceptanceBasis, gross: text(contract.grossMinor), net: text(contract.netMinor), tax: text(contract.taxMinor),
      fxRate: fxRate?.toFixed() ?? null, startOn: maybeDay(startOn), endOn: maybeDay(endOn), deliveryDueOn: maybeDay(deliveryDueOn),
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
    obligations: unique(contract.obligations.map(({ party, kind, title, dueRule, dueOn }) => ({ id: `${party}/${kind}/${title}`, title, values: { party, kind, dueRule, dueOn: maybeDay(dueOn) } }))),
    splits: contract.splits.map(({ personId, kind, shareBp, person }) => ({ id: `${kind}/${personId}`, title: person.name, values: { personId, kind, shareBp: String(shareBp) } })),
  }
}

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
