import type { DemoCustomer } from '../customers/customers.ts'
import type { DemoProduct, ProductSeries } from '../products.ts'
import type { Random } from '../random.ts'

export type DealKind = 'NEW' | 'UPSELL' | 'RENEWAL' | 'REPURCHASE'

export interface DealLine {
  readonly product: DemoProduct
  readonly quantity: number
  /** Minor units of the customer's currency; whole yuan or dollars. */
  readonly unitPriceMinor: bigint
}

type Wanted = readonly (readonly [code: string, quantity: number])[]

/** What a customer of this size and trade asks for: the main product first. */
export function makeLines(kind: DealKind, series: ProductSeries, customer: DemoCustomer, products: readonly DemoProduct[], random: Random): DealLine[] {
  const discountBp = random.weighted([[0, 35], [random.int(3, 10) * 100, 45], [random.int(11, 20) * 100, 20]])
  return wishes(kind, series, customer, random).filter(([, quantity]) => quantity > 0).map(([code, quantity]) => {
    const product = products.find((candidate) => candidate.code === code)!
    const listMinor = customer.currency === 'USD' ? product.dollarsMinor : product.priceMinor
    return { product, quantity, unitPriceMinor: discounted(listMinor, product.kind === 'SERVICE' ? 0 : discountBp) }
  })
}

/** The sum of the lines, in minor units. */
export function amountOf(lines: readonly DealLine[]): bigint {
  return lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n)
}

function wishes(kind: DealKind, series: ProductSeries, { employees }: DemoCustomer, random: Random): Wanted {
  const { int, chance } = random
  const seats = Math.min(600, Math.max(15, Math.round((employees * int(25, 60)) / 100 / 5) * 5))
  const lines = Math.max(1, Math.min(10, Math.round(employees / 120) + int(0, 2)))
  if (kind === 'RENEWAL') return renewals(series, seats, random)
  if (kind === 'REPURCHASE') return random.pick<Wanted>([[['HW-KEY', int(2, 20) * 10]], [['HW-GTW', int(2, 18)], ['SV-IMP', int(2, 8)]], [['SV-DEV', int(10, 60)]], [['SV-TRN', int(1, 5)], ['SV-DEV', int(0, 12)]]])
  const first = kind === 'NEW'
  switch (series) {
    case 'Works':
      if (!first) return [chance(0.5) ? ['QW-USR', int(4, 30) * 10] : ['QW-CLD', int(4, 40) * 10], ['SV-TRN', int(0, 2)]]
      if (employees < 160 || chance(0.3)) return [['QW-CLD', seats], ['SV-IMP', int(3, 15)]]
      return [[employees < 300 ? 'QW-STD' : 'QW-ENT', 1], ['QW-USR', seats], ['SV-IMP', int(12, 50)], ['SV-TRN', int(1, 4)]]
    case 'Ledger':
      if (!first) return [['QL-TAX', int(1, 4)], ['SV-DEV', int(3, 20)]]
      return employees < 180 ? [['QL-CLD', 1], ['QL-TAX', 1], ['SV-IMP', int(4, 10)]] : [['QL-ENT', 1], ['QL-TAX', int(1, 3)], ['SV-IMP', int(20, 60)], ['SV-TRN', int(1, 3)]]
    case 'Forge':
      if (!first) return chance(0.3) ? [['QF-APS', 1], ['SV-IMP', int(15, 40)]] : [['QF-LIN', int(1, 4)], ['HW-GTW', int(2, 8)], ['SV-IMP', int(4, 16)]]
      if (employees < 130) return [['QF-LIN', int(1, 3)], ['HW-GTW', int(2, 6)], ['SV-IMP', int(10, 25)]]
      return [['QF-MES', 1], ['QF-LIN', lines], ['HW-GTW', lines * int(1, 3)], ['SV-IMP', int(30, 110)], ['SV-TRN', int(2, 6)], ['QF-APS', chance(0.25) ? 1 : 0]]
    case 'Insight':
      if (!first) return [['QI-USR', int(2, 9) * 5]]
      return employees < 200 ? [['QI-CLD', int(3, 25)], ['SV-IMP', int(3, 8)]] : [['QI-SRV', 1], ['QI-USR', int(2, 12) * 5], ['SV-IMP', int(10, 30)]]
    default:
      return first ? [['QC-API', 1], ['QC-EDI', int(2, 20)], ['SV-DEV', int(5, 40)]] : [['QC-EDI', int(3, 15)], ['SV-DEV', int(0, 10)]]
  }
}

function renewals(series: ProductSeries, seats: number, random: Random): Wanted {
  if (series === 'Works' && random.chance(0.6)) return [['QW-CLD', seats]]
  if (series === 'Ledger' && random.chance(0.6)) return [['QL-CLD', 1], ['QL-TAX', random.int(1, 3)]]
  if (series === 'Insight' && random.chance(0.6)) return [['QI-CLD', random.int(5, 40)]]
  return [['SV-MNT', random.weighted([[1, 8], [2, 2]])]]
}

/** Rounded down to whole yuan or dollars. */
function discounted(listMinor: bigint, discountBp: number): bigint {
  return ((listMinor * BigInt(10_000 - discountBp)) / 1_000_000n) * 100n
}
