import { readFileSync } from 'node:fs'
import type { Models } from '@tenon/core/testing'
import { describe, expect, it } from 'vitest'
import { partsOfOthers } from '../demo/write-rows.ts'
import { makeDemo } from './make-demo.ts'

const TODAY = '2026-11-23'
const midnight = new Date(`${TODAY}T00:00:00+08:00`)
const { company, rows } = makeDemo('qiming', TODAY)

describe('the demo company', () => {
  it('is the same for the same seed and day', () => {
    expect(makeDemo('qiming', TODAY).rows).toEqual(rows)
  })

  it('is another one for another seed', () => {
    expect(makeDemo('other', TODAY).rows.customer).not.toEqual(rows.customer)
  })

  it('has the size of a small software seller', () => {
    const between = (low: number, high: number) => (count: number) => count >= low && count <= high
    expect(rows.person.filter(({ active }) => active)).toSatisfy((people: unknown[]) => between(55, 65)(people.length))
    expect(rows.customer).toHaveLength(300)
    expect(rows.contact.length).toSatisfy(between(450, 800))
    expect(rows.lead).toHaveLength(600)
    expect(rows.opportunity.length).toSatisfy(between(850, 1_000))
    expect(rows.interaction.length).toSatisfy(between(1_200, 2_200))
  })

  it.each(['2024-02-29', '2026-01-01', '2026-04-05', '2027-12-31'])('can begin on %s', (today) => {
    const { opportunity, customer } = makeDemo('qiming', today).rows
    expect(opportunity.filter(({ stageId }) => !['WON', 'LOST'].includes(stageId)).length).toBeGreaterThan(100)
    expect(customer).toHaveLength(300)
  })
})

describe('every row', () => {
  const all: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = rows
  const owners: Readonly<Record<string, string>> = {
    parentId: 'self', headId: 'person', teamId: 'orgUnit', orgUnitId: 'orgUnit', managerId: 'person', personId: 'person', ownerId: 'person', createdById: 'person', updatedById: 'person',
    customerId: 'customer', contactId: 'contact', leadId: 'lead', productId: 'product', priceListId: 'priceList', opportunityId: 'opportunity', contractId: 'contract',
    clauseId: 'clause', templateId: 'contractTemplate', templateVersionId: 'contractTemplateVersion', reversesId: 'self', termId: 'contractTerm', installmentId: 'installment', receiptId: 'receipt', requestId: 'approvalRequest', stepId: 'approvalStep', byId: 'person', submittedById: 'person', recordedById: 'person', confirmedById: 'person', competitorId: 'competitor', answeredById: 'person', approvedById: 'person',
  }

  it.each(Object.keys(all))('of %s refers to rows that are written before it', (model) => {
    const order = Object.keys(all)
    for (const [column, owner] of Object.entries(owners)) {
      const target = owner === 'self' ? model : owner
      const ids = new Set((all[target] ?? []).map((row) => row['id']))
      const referring = all[model]!.filter((row) => row[column] !== null && row[column] !== undefined)
      expect(referring.filter((row) => !ids.has(row[column]!))).toEqual([])
      // The people of a unit come after the unit, so a unit gets its head later.
      if (referring.length > 0) expect(order.indexOf(target)).toBeLessThanOrEqual(order.indexOf(model))
    }
  })

  it.each(Object.keys(all))('of %s lies in the past', (model) => {
    const late = all[model]!.filter((row) => ['createdAt', 'updatedAt', 'at', 'enteredAt', 'leftAt', 'closedOn', 'engagedOn', 'firstContactAt', 'lastContactAt', 'firstPurchaseOn', 'signedOn', 'receivedOn', 'issuedOn', 'countedOn', 'happenedOn', 'submittedAt', 'sentAt', 'openedAt', 'closedAt', 'askedAt', 'confirmedAt', 'doneOn', 'heardOn', 'answeredAt', 'proposedAt', 'approvedAt', 'takenAt'].some((column) => row[column] instanceof Date && row[column] >= midnight))
    expect(late).toEqual([])
  })

  it('is written without an owner where the model says that it is whose its parent is', () => {
    const { models } = JSON.parse(readFileSync(new URL('../.tenon/models.json', import.meta.url), 'utf8')) as Models
    const parts = Object.values(models).filter(({ scopedBy }) => scopedBy !== null).map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1))
    expect(Object.keys(all).filter((model) => parts.includes(model)).sort()).toEqual([...partsOfOthers].sort())
  })

  it('has its own code where it has one', () => {
    for (const model of ['orgUnit', 'product', 'customer', 'opportunity']) expect(new Set(all[model]!.map((row) => row['code'])).size).toBe(all[model]!.length)
    expect(new Set(rows.person.map(({ email }) => email)).size).toBe(rows.person.length)
  })
})

describe('the organisation', () => {
  it('has the people of the story where the story has them', () => {
    const managerOf = (name: string) => rows.person.find(({ id }) => id === rows.person.find((person) => person.name === name)!.managerId)?.name
    expect(managerOf('李娜')).toBe('陈波')
    expect(managerOf('王强')).toBe('陈波')
    expect(managerOf('赵敏')).toBe('孙悦')
    expect(managerOf('陈波')).toBe('周岚')
    expect(managerOf('孙悦')).toBe('周岚')
  })

  it('gives everybody who works there exactly one position today', () => {
    const today = new Date(`${TODAY}T00:00:00Z`)
    const held = rows.assignment.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo))
    expect(held.map(({ personId }) => personId).sort()).toEqual(rows.person.filter(({ active }) => active).map(({ id }) => id).sort())
    for (const { personId, orgUnitId } of held) expect(rows.person.find(({ id }) => id === personId)!.teamId).toBe(orgUnitId)
  })

  it('keeps where those worked before who moved or left', () => {
    expect(rows.assignment.filter(({ validTo }) => validTo !== null)).toHaveLength(7)
    expect(rows.roleHolder.filter(({ validTo }) => validTo !== null).map(({ roleId }) => roleId).sort()).toEqual(['REP', 'REP', 'REP', 'TECHNICAL'])
  })

  it('has an administrator, and no unit without a head', () => {
    const admin = rows.person.find(({ email }) => email === 'admin@qiming.example')!
    expect(rows.roleHolder.find(({ personId }) => personId === admin.id)!.roleId).toBe('SYSADMIN')
    expect(company.organisation.rows.heads).toHaveLength(rows.orgUnit.length)
  })

  it('writes the path of a unit as its ancestors and itself', () => {
    for (const unit of rows.orgUnit) {
      const parent = rows.orgUnit.find(({ id }) => id === unit.parentId)
      expect(unit.path).toBe(`${parent?.path ?? '/'}${unit.id}/`)
    }
  })
})
