import { allocate, money } from '@tenon/core/money'
import type { World } from '../world.ts'
import type { ContractTexts } from './contract-texts.ts'

export interface DemoInstallment {
  readonly id: string
  readonly ordinal: number
  readonly title: string
  readonly shareBp: number
  readonly amountMinor: bigint
  readonly trigger: 'ON_SIGN' | 'ON_ACCEPTANCE' | 'MONTHS_AFTER'
  /** Days; months where the trigger is MONTHS_AFTER. */
  readonly offset: number
  readonly anchor: 'ON_SIGN' | 'ON_ACCEPTANCE' | null
  readonly isRetention: boolean
}

type Part = Pick<DemoInstallment, 'shareBp' | 'trigger' | 'offset' | 'anchor'> & { readonly title: keyof ContractTexts['payments'] }

const part = (title: Part['title'], shareBp: number, trigger: Part['trigger'], offset: number, anchor: Part['anchor'] = null): Part => ({ title, shareBp, trigger, offset, anchor })

const plans = {
  /** What runs by the year is paid at its beginning. */
  once: [part('once', 10_000, 'ON_SIGN', 15)],
  halves: [part('sign', 5_000, 'ON_SIGN', 10), part('acceptance', 5_000, 'ON_ACCEPTANCE', 30)],
  standard: [part('sign', 3_000, 'ON_SIGN', 10), part('acceptance', 6_000, 'ON_ACCEPTANCE', 30), part('retention', 1_000, 'MONTHS_AFTER', 12, 'ON_ACCEPTANCE')],
  large: [part('sign', 3_000, 'ON_SIGN', 10), part('acceptance', 4_000, 'ON_ACCEPTANCE', 15), part('trial', 2_500, 'MONTHS_AFTER', 3, 'ON_ACCEPTANCE'), part('retention', 500, 'MONTHS_AFTER', 12, 'ON_ACCEPTANCE')],
  /** A yearly service in two halves. */
  halfYears: [part('sign', 5_000, 'ON_SIGN', 10), part('once', 5_000, 'MONTHS_AFTER', 6, 'ON_SIGN')],
} as const satisfies Readonly<Record<string, readonly Part[]>>

export type PlanName = keyof typeof plans

/** A payment plan by its name; its parts make up the price exactly. */
export function makePlan(name: PlanName, grossMinor: bigint, currency: string, texts: ContractTexts, world: World): DemoInstallment[] {
  const parts: readonly Part[] = plans[name]
  const amounts = allocate(money(grossMinor, currency), parts.map(({ shareBp }) => shareBp))
  return parts.map(({ title, ...terms }, index) => ({ id: world.newId(), ordinal: index + 1, title: texts.payments[title], amountMinor: amounts[index]!.minor, isRetention: title === 'retention', ...terms }))
}

/** Which plan a contract of a type and size has; 1 is ordinary. */
export function planNameOf(type: string, size: number): PlanName {
  if (type === 'SUBSCRIPTION' || type === 'MAINTENANCE') return 'once'
  if (size < 0.27) return 'halves'
  return size >= 2.5 ? 'large' : 'standard'
}
