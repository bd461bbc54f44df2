import type { AnyContext, Context } from '../context.ts'
import { toDate, toDay } from '../domain/days.ts'
import { bringPurchasesUpToDate } from '../use-cases/purchase-state.ts'

export interface Purchase {
  readonly factKey: string
  readonly sourceModule: 'contracts' | 'pipeline'
  readonly sourceId: string
  readonly kind: 'NEW' | 'RENEWAL' | 'AMENDMENT' | 'RETURN'
  readonly on: string
  readonly grossMinor: bigint
  readonly currency: string
  readonly base: { readonly minor: bigint; readonly currency: string } | undefined
  readonly customerId: string
  readonly reversesId?: string
}

interface Source {
  readonly sourceModule: 'contracts' | 'pipeline'
  readonly sourceId: string
}

type Report = { readonly purchase: Purchase } | { readonly takenBack: Source }

/** Notes what a module reported. It is written before the commit, in the order in which it came, as few statements for however much one mutation brings. */
export async function report(anyContext: AnyContext, one: Report): Promise<void> {
  const context = anyContext as Context
  const reports = await context.memo('customers:reports', () => Promise.resolve([] as Report[]))
  reports.push(one)
  context.settle('customers:reports', () => write(context, reports.splice(0)))
}

/** What comes one after the other of one kind is written together; what is taken back must find what came before it. */
async function write(context: Context, reports: readonly Report[]): Promise<void> {
  for (let from = 0; from < reports.length;) {
    const isPurchase = 'purchase' in reports[from]!
    const rest = reports.slice(from)
    const end = rest.findIndex((one) => 'purchase' in one !== isPurchase)
    const together = end < 0 ? rest : rest.slice(0, end)
    if (isPurchase) await keep(context, together.flatMap((one) => ('purchase' in one ? [one.purchase] : [])))
    else await takeBack(context, together.flatMap((one) => ('takenBack' in one ? [one.takenBack] : [])))
    from += together.length
  }
}

/** Each purchase once, by its key. */
async function keep(context: Context, purchases: readonly Purchase[]): Promise<void> {
  const system = context.system('a purchase that another module reported')
  const abouts = new Map<string, { bought: boolean }>()
  for (const { customerId } of purchases) if (!abouts.has(customerId)) abouts.set(customerId, await lock(context, customerId))
  const known = await system.purchaseFact.findMany({ where: { factKey: { in: purchases.map(({ factKey }) => factKey) } }, select: { factKey: true } })
  const seen = new Set(known.map(({ factKey }) => factKey))
  const fresh = purchases.filter(({ factKey }) => !seen.has(factKey) && seen.add(factKey))
  if (fresh.length === 0) return
  await system.purchaseFact.createMany({ data: fresh.map(({ base, on, ...purchase }) => ({ ...purchase, on: toDate(on), ...(base === undefined ? {} : { baseMinor: base.minor, baseCurrency: base.currency }) })) })
  for (const { kind, customerId } of fresh) {
    const about = abouts.get(customerId)!
    about.bought ||= kind === 'NEW' || kind === 'RENEWAL'
    context.settle(`customers:purchases:${customerId}`, () => bringPurchasesUpToDate(context, customerId, about))
  }
}

/** The lock lasts to the end of the mutation, which may bring many purchases of a customer. */
function lock(context: Context, customerId: string): Promise<{ bought: boolean }> {
  return context.memo(`customers:reported:${customerId}`, async () => {
    await context.system('a purchase that another module reported').customer.update({ where: { id: customerId }, data: {} })
    return { bought: false }
  })
}

async function takeBack(context: Context, sources: readonly Source[]): Promise<void> {
  const modules = [...new Set(sources.map(({ sourceModule }) => sourceModule))]
  const facts = await context.system('a purchase that another module took back').purchaseFact.findMany({
    where: { OR: modules.map((sourceModule) => ({ sourceModule, sourceId: { in: sources.filter((one) => one.sourceModule === sourceModule).map(({ sourceId }) => sourceId) } })), reversesId: null, reversal: null },
  })
  await keep(context, facts.flatMap((fact) => {
    const source = sources.find((one) => one.sourceModule === fact.sourceModule && one.sourceId === fact.sourceId)
    if (source === undefined) return []
    const base = fact.baseMinor === null || fact.baseCurrency === null ? undefined : { minor: -fact.baseMinor, currency: fact.baseCurrency }
    return [{ ...source, factKey: `${fact.factKey}:voided`, kind: 'RETURN' as const, on: toDay(fact.on), grossMinor: -fact.grossMinor, currency: fact.currency, base, customerId: fact.customerId, reversesId: fact.id }]
  }))
}
