import type { ActionOptions } from '@tenon/core'
import { money } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { bindingStates, canMove } from '../domain/lifecycle.ts'
import { dateOf } from '../rows.ts'

type Row = Readonly<Record<string, unknown>>
type Status = (typeof bindingStates)[number]

/** What is offered on the page of a contract beside its lifecycle. */
export const contractActions = {
  recordTrigger: {
    on: 'Contract', idInput: 'contractId', like: 'ContractTrigger', permission: 'contracts:draft', icon: 'flag',
    when: isBinding,
    start: (_row, context) => ({ happenedOn: context.today() }),
  },
  proposeTermination: {
    on: 'Contract', like: 'ContractTermination', permission: 'contracts:terminate', icon: 'octagon-x', tone: 'danger',
    when: (row) => mayEnd(row) && row['type'] !== 'AMENDMENT',
    start: async (row, context) => ({ terminatedOn: context.today(), settlement: money(await price(row, context), currencyOf(row)) }),
  },
  recordCost: {
    on: 'Contract', idInput: 'contractId', permission: 'contracts:record-costs', icon: 'coins',
    when: isBinding,
    start: (_row, context) => ({ incurredOn: context.today(), kind: 'PURCHASE' }),
  },
  agreeTermination: {
    on: 'Contract', permission: 'contracts:settle', icon: 'octagon-x', tone: 'danger',
    when: async (row, context) => mayEnd(row) && (await context.db.contractTermination.count({ where: { contractId: idOf(row), status: 'PROPOSED' } })) > 0,
  },
  rebase: {
    on: 'Contract', permission: 'contracts:draft', icon: 'layout-template',
    when: hasNewerTemplate,
  },
} satisfies Readonly<Record<string, ActionOptions<Context>>>

function isBinding({ status }: Row): boolean {
  return (bindingStates as readonly unknown[]).includes(status)
}

function mayEnd({ status }: Row): boolean {
  return canMove('terminate', status as Status)
}

/** A draft from a version of a template that another one has followed. */
async function hasNewerTemplate({ status, templateVersionId }: Row, context: Context): Promise<boolean> {
  if (status !== 'DRAFT' || typeof templateVersionId !== 'string') return false
  const { db } = context
  const version = await db.contractTemplateVersion.findUnique({ where: { id: templateVersionId }, select: { templateId: true } })
  if (!version) return false
  const newest = await db.contractTemplateVersion.findFirst({ where: { templateId: version.templateId, effectiveFrom: { lte: dateOf(context.today()) } }, orderBy: { effectiveFrom: 'desc' }, select: { id: true } })
  return newest !== null && newest.id !== templateVersionId
}

/** The price with its signed amendments, as far as the caller sees them. */
async function price(row: Row, { db }: Context): Promise<bigint> {
  const { _sum } = await db.contract.aggregate({ where: { OR: [{ id: idOf(row) }, { parentId: idOf(row), status: { in: [...bindingStates] } }] }, _sum: { grossMinor: true } })
  return _sum.grossMinor ?? 0n
}

function idOf(row: Row): string {
  return row['id'] as string
}

function currencyOf(row: Row): string {
  return row['currency'] as string
}
