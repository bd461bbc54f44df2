import type { Plugin } from '@tenon/core'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import type { TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { contracts } from '../../src/index.ts'
import { ask, cny, openCompany, person, type Company } from '../company.ts'

export interface DealCompany extends Company {
  /** Global ids of stages by key. */
  readonly stages: Readonly<Record<string, string>>
}

export const both = (): Plugin[] => [pipeline(), contracts(), approvals(), catalog(), customers()]

/** The company of contracts, with deals beside them that move freely. */
export async function openDealCompany(plugins: readonly Plugin[] = both()): Promise<DealCompany> {
  const company = await openCompany(plugins)
  await company.test.app.base['stage']!['updateMany']!({ where: { key: { not: 'WON' } }, data: { entryChecklist: [] } })
  const { stages } = await ask<{ stages: { nodes: { id: string; key: string }[] } }>(company.director, '{ stages { nodes { id key } } }')
  return { ...company, stages: Object.fromEntries(stages.nodes.map(({ id, key }) => [key, id])) }
}

export interface DealState {
  readonly id: string
  readonly version: number
  readonly stage: { readonly key: string }
  readonly amount: { readonly amount: string } | null
  readonly closedOn: string | null
  readonly contracts: { readonly nodes: readonly { readonly id: string }[] }
}

export async function lookDeal(caller: TestCaller, id: string): Promise<DealState> {
  return (await ask<{ opportunity: DealState }>(caller, 'query ($id: ID!) { opportunity(id: $id) { id version stage { key } amount { amount } closedOn contracts { nodes { id } } } }', { id })).opportunity
}

export interface Answer {
  readonly code?: string
  readonly fields?: readonly { readonly code: string }[]
  readonly record?: { readonly id: string; readonly version: number }
}

/** Runs a mutation of deals; `record` is what it answers. */
export async function sell(caller: TestCaller, name: string, input: object, record = 'opportunity'): Promise<Answer> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  return (await ask<{ result: Answer }>(caller, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { record: ${record} { id version } } ... on Error { code } ... on ValidationError { fields { code } } } }`, { input })).result
}

/** A deal of the rep's customer at 580,000.00, 70 % hers and 30 % her colleague's. */
export async function dealIn(company: DealCompany, stage: string, over: object = {}): Promise<string> {
  const { record } = await sell(company.rep, 'createOpportunity', { name: '华星制造 ERP', customerId: company.customerId, stageId: company.stages['DISCOVERY'], amount: cny('580000.00'), expectedCloseOn: '2026-03-20', ...over })
  await sell(company.rep, 'splitOpportunity', { id: record!.id, shares: [{ personId: person(company.rep), shareBp: 7_000 }, { personId: person(company.otherRep), shareBp: 3_000 }] })
  if (stage !== 'DISCOVERY') await moveTo(company.rep, company, record!.id, stage)
  return record!.id
}

export async function moveTo(caller: TestCaller, company: DealCompany, id: string, stage: string): Promise<Answer> {
  return sell(caller, 'moveOpportunity', { id, expectedVersion: (await lookDeal(company.director, id)).version, stageId: company.stages[stage] })
}
