import { notify, type RequestContext } from '@tenon/core'
import { addDays, daysBetween } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { standingOf } from '../domain/installment-status.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { overdueStep } from '../domain/reminders.ts'
import { dateOf, dayOf } from '../rows.ts'
import { accountInclude, accountOf } from '../use-cases/installment-accounts.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/** Installments that are read at a time; all pages are worked in one night. */
const PAGE = 500

/**
 * "Installment plan per contract with overdue alerts": owner and finance hear that a day has passed and money is open, on the day past due that the company
 * says and where each later column of the ageing begins, once each. A due date that was corrected begins anew.
 */
export async function alertOfOverdue(context: Context): Promise<void> {
  const firstStep = (await readSetting(context)).remindOverdueDays
  const finance = await financePeople(context)
  let after: string | undefined
  for (;;) {
    const page = await readPage(context, firstStep, after)
    for (const installment of page) await alert(context, installment, { firstStep, finance })
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}

function readPage(context: Context, firstStep: number, after: string | undefined) {
  const lastDue = dateOf(addDays(context.today(), -firstStep))
  return context.system('owner and finance hear what is overdue').installment.findMany({
    where: { ...(after === undefined ? {} : { id: { gt: after } }), dues: { some: { supersededAt: null, dueOn: { lte: lastDue } } }, contract: { status: { in: [...bindingStates] } } },
    include: { ...accountInclude, contract: { select: { ownerId: true } } },
    orderBy: { id: 'asc' },
    take: PAGE,
  })
}

type Overdue = Awaited<ReturnType<typeof readPage>>[number]

async function alert(context: Context, installment: Overdue, { firstStep, finance }: { readonly firstStep: number; readonly finance: readonly string[] }): Promise<void> {
  const day = standingOf(accountOf(installment), context.today()).oldestDueOn
  const due = installment.dues.find(({ dueOn }) => dayOf(dueOn) === day)
  if (day === null || due === undefined) return
  const step = overdueStep(daysBetween(day, context.today()), firstStep)
  if (step === null || (due.alertedDays !== null && due.alertedDays >= step)) return
  await context.system('an alert is given once for each step').installmentDue.update({ where: { id: due.id }, data: { alertedDays: step } })
  const { contractId, title, contract } = installment
  const to = [...(contract.ownerId === null ? [] : [contract.ownerId]), ...finance]
  await notify(context as unknown as RequestContext, { to, kind: 'contracts.overdue', params: { installment: title, day }, link: { model: 'Contract', id: contractId }, key: `overdue:${due.id}:${step}`, mail: true })
}

/** Whoever keeps the receipts today. */
async function financePeople(context: Context): Promise<readonly string[]> {
  const today = dateOf(context.today())
  const people = await context.system('finance hears what is overdue').person.findMany({
    where: { active: true, roles: { some: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }], role: { permissions: { some: { permission: 'contracts:receipts' } } } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return people.map(({ id }) => id)
}
