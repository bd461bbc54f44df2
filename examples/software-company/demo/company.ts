import { parseDay } from './days.ts'
import { createCompanyNames } from './fiction/company-names.ts'
import { makeContracts } from './contracts/contracts.ts'
import { makeInvoices } from './contracts/invoices.ts'
import { makeMoneyIn } from './contracts/money-in.ts'
import { makeCustomers, type DemoCustomer } from './customers/customers.ts'
import { makeInteractions } from './customers/interactions.ts'
import { makeDeals } from './deals/deals.ts'
import { makeLeads } from './leads/leads.ts'
import { makeForecasts } from './forecasts.ts'
import { makeMarket } from './market/market.ts'
import { makeOrganisation } from './organisation/organisation.ts'
import { makeCatalog } from './products.ts'
import { createRandom } from './random.ts'
import { makeTargets } from './targets.ts'
import type { World } from './world.ts'

export interface CompanyOptions {
  readonly seed: string
  /** '2026-03-31': everything happened before this day. */
  readonly today: string
  newId(): string
}

/** The whole of Qiming Software. The same seed and day give the same company. */
export function makeCompany({ seed, today, newId }: CompanyOptions) {
  const root = createRandom(seed)
  const world = (subject: string): World => ({ random: root.fork(subject), today: parseDay(today), newId })
  const names = createCompanyNames(root.fork('company names'))
  const organisation = makeOrganisation(world('organisation'))
  const catalog = makeCatalog(world('catalog'))
  const customers = makeCustomers(names, organisation, world('customers'))
  const leads = makeLeads(customers, names, organisation, world('leads'))
  const deals = makeDeals(customers, leads, catalog.products, organisation, world('deals'))
  const interactions = makeInteractions(customers, countByCustomer(deals), organisation, world('interactions'))
  const targets = makeTargets(deals, organisation, world('targets'))
  const contracts = makeContracts(deals, catalog.products, organisation, world('contracts'))
  const money = makeMoneyIn(contracts, customers, world('money in'))
  const invoices = makeInvoices(money, world('invoices'))
  const market = makeMarket(deals, catalog.products, organisation, world('market'))
  const forecasts = makeForecasts(deals, targets, organisation, world('forecasts'))
  return { today: parseDay(today), newId, organisation, catalog, customers, leads, deals, interactions, targets, contracts, money, invoices, market, forecasts }
}

export type DemoCompany = ReturnType<typeof makeCompany>

function countByCustomer(deals: readonly { readonly customer: DemoCustomer }[]): ReadonlyMap<DemoCustomer, number> {
  const counts = new Map<DemoCustomer, number>()
  for (const { customer } of deals) counts.set(customer, (counts.get(customer) ?? 0) + 1)
  return counts
}
