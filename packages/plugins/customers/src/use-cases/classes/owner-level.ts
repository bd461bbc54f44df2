import type { Context } from '../../context.ts'
import { toDate } from '../../domain/days.ts'
import { errors } from '../../errors.ts'
import { treatmentOfClass } from './treatments.ts'

type Level = 'REP' | 'MANAGER' | 'DIRECTOR'

const levels: readonly Level[] = ['REP', 'MANAGER', 'DIRECTOR']

/**
 * Policy: "class treatment: minOwnerLevel". Who takes a customer, or is given it, is at least of the level that its class asks for; whoever has it already keeps it, also
 * when its class rises. Levels are rights, as roles are a company's own: a manager may transfer customers, a director those of all teams. Throws CUSTOMER_OWNER_LEVEL.
 */
export async function assertOwnerLevel(context: Context, personId: string | null, customers: readonly { readonly name: string; readonly customerClass: 'A' | 'B' | 'C' | 'D' | null }[]): Promise<void> {
  if (personId === null) return
  let held: Level | null = null
  for (const { name, customerClass } of customers) {
    const { minOwnerLevel } = await treatmentOfClass(context, customerClass)
    if (minOwnerLevel === 'REP') continue
    held ??= await levelOf(context, personId)
    if (levels.indexOf(held) < levels.indexOf(minOwnerLevel)) throw errors.CUSTOMER_OWNER_LEVEL({ name, customerClass: customerClass ?? 'D' })
  }
}

async function levelOf(context: Context, personId: string): Promise<Level> {
  const today = toDate(context.today())
  const held = await context.system('who may look after a customer goes by her roles').rolePermission.findMany({
    where: { permission: 'customers:transfer', role: { holders: { some: { personId, validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] } } } },
    select: { scope: true },
  })
  return held.some(({ scope }) => scope === 'ALL') ? 'DIRECTOR' : held.length > 0 ? 'MANAGER' : 'REP'
}
