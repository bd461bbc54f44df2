import { describe, expect, it } from 'vitest'
import { makeDemo } from './make-demo.ts'

const { company, rows } = makeDemo('qiming', '2026-11-23')
const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('customers of the demo company', () => {
  it('have credit codes whose checksums are right, each its own', () => {
    const codes = rows.customer.flatMap(({ creditCode }) => (creditCode === null ? [] : [creditCode]))
    expect(codes.length).toBeGreaterThan(200)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code).toMatch(/^91\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/)
      expect(remainder(code)).toBe(0)
    }
  })

  it('have one main contact each', () => {
    for (const { id } of rows.customer) expect(rows.contact.filter(({ customerId, isPrimary }) => customerId === id && isPrimary)).toHaveLength(1)
  })

  it('cannot be reached: their addresses lie below .example', () => {
    for (const { email } of [...rows.contact, ...rows.lead]) expect(email).toMatch(/\.example$/)
    for (const { website } of rows.customer) expect(website).toMatch(/\.example$/)
  })

  it('are prospects until they have bought', () => {
    for (const { lifecycle, firstPurchaseOn } of rows.customer) if (lifecycle !== 'LOST') expect(lifecycle === 'PROSPECT').toBe(firstPurchaseOn === null)
  })

  it('have no open deals once they are lost or blacklisted', () => {
    const ended = new Set(rows.customer.filter(({ lifecycle }) => lifecycle === 'LOST').map(({ id }) => id))
    expect(rows.opportunity.filter(({ customerId, closedOn }) => ended.has(customerId) && closedOn === null)).toEqual([])
  })
})

describe('opportunities of the demo company', () => {
  it('are worth what their lines make up', () => {
    for (const { id, amountMinor, currency } of rows.opportunity) {
      const lines = rows.opportunityLine.filter(({ opportunityId }) => opportunityId === id)
      expect(amountMinor ?? 0n).toBe(lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n))
      expect(lines.every((line) => line.currency === currency)).toBe(true)
    }
  })

  it('give away 100 % of their revenue, each person once', () => {
    for (const { id } of rows.opportunity) {
      const revenue = rows.split.filter(({ opportunityId, kind }) => opportunityId === id && kind === 'REVENUE')
      expect(revenue.reduce((sum, { shareBp }) => sum + shareBp, 0)).toBe(10_000)
      expect(new Set(revenue.map(({ personId }) => personId)).size).toBe(revenue.length)
    }
  })

  it('stand in the stage that their history ends with', () => {
    for (const { id, stageId, closedOn } of rows.opportunity) {
      const spans = rows.stageSpan.filter(({ opportunityId }) => opportunityId === id)
      expect(spans.at(-1)).toMatchObject({ stageId, leftAt: null })
      for (const [index, span] of spans.slice(1).entries()) {
        expect(spans[index]!.leftAt).toEqual(span.enteredAt)
        expect(span.enteredAt > spans[index]!.enteredAt).toBe(true)
      }
      expect(closedOn !== null).toBe(stageId === 'WON' || stageId === 'LOST')
    }
  })

  it('have an amount and its worth in yuan when they are won, and a reason when they are lost', () => {
    for (const { stageId, amountMinor, baseMinor, baseRate, baseCurrency, currency, lossReason } of rows.opportunity) {
      if (stageId === 'WON') expect(amountMinor).not.toBeNull()
      expect(baseMinor !== null && baseRate !== null && baseCurrency === 'CNY').toBe(stageId === 'WON')
      if (stageId === 'WON') expect(baseMinor === amountMinor).toBe(currency === 'CNY')
      expect(lossReason !== null).toBe(stageId === 'LOST')
    }
  })

  it('form a funnel: fewer in each later stage', () => {
    const count = (stage: string) => company.deals.filter(({ course }) => course.visits.some((visit) => visit.stage === stage)).length
    const reached = ['DISCOVERY', 'PROPOSED', 'CONTRACTING', 'WON'].map(count)
    expect(reached).toEqual(reached.toSorted((a, b) => b - a))
    const won = count('WON') / (count('WON') + count('LOST'))
    expect(won).toBeGreaterThan(0.3)
    expect(won).toBeLessThan(0.6)
  })

  it('belong to somebody who was in the company when they were closed, or is today', () => {
    for (const { ownerId, closedOn } of rows.opportunity) {
      const posts = rows.assignment.filter(({ personId }) => personId === ownerId)
      const day = closedOn ?? new Date('2026-11-23')
      expect(posts.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))).toBe(true)
    }
  })
})

describe('expected closes of the demo company', () => {
  it('were put off for some deals, and tell from when to when', () => {
    const slipped = rows.opportunity.filter(({ closePushes }) => closePushes > 0)
    expect(slipped.length).toBeGreaterThan(60)
    for (const { id, closePushes, firstExpectedCloseOn, expectedCloseOn } of slipped) {
      const changes = rows.closeDateChange.filter(({ opportunityId }) => opportunityId === id)
      expect(changes).toHaveLength(closePushes)
      expect([changes[0]!.fromOn, changes.at(-1)!.toOn]).toEqual([firstExpectedCloseOn, expectedCloseOn])
    }
  })
})

describe('targets of the demo company', () => {
  it('are the sum of their parts, from the director to the reps', () => {
    for (const target of rows.target) {
      const parts = rows.target.filter(({ parentId }) => parentId === target.id)
      if (parts.length > 0) expect(parts.reduce((sum, { valueMinor }) => sum + valueMinor, 0n)).toBe(target.valueMinor)
    }
    expect(rows.target.filter(({ parentId }) => parentId === null)).toHaveLength(10) // five periods of two years
  })

  it('give each person a year that is the sum of the quarters', () => {
    for (const { personId, periodKey, valueMinor } of rows.target.filter(({ period }) => period === 'YEAR')) {
      const quarters = rows.target.filter((target) => target.period === 'QUARTER' && target.personId === personId && target.periodKey.startsWith(periodKey))
      expect(quarters).toHaveLength(4)
      expect(quarters.reduce((sum, quarter) => sum + quarter.valueMinor, 0n)).toBe(valueMinor)
    }
  })
})

describe('the market of the demo company', () => {
  it('has competitors to whom deals were lost, each on its own side of the world', () => {
    const lost = rows.opportunity.filter(({ competitorId }) => competitorId !== null)
    expect(lost.length).toBeGreaterThan(10)
    for (const { lossCategory } of lost) expect(['COMPETITOR', 'PRICE']).toContain(lossCategory)
    expect(new Set(lost.map(({ competitorId }) => competitorId)).size).toBe(rows.competitor.length)
  })

  it('has suggestions that are answered by the product department, or wait', () => {
    for (const { status, answer, answeredById, answeredAt } of rows.productSuggestion) expect([answer, answeredById, answeredAt].map((value) => value === null)).toEqual(Array(3).fill(status === 'NEW'))
    expect(new Set(rows.productSuggestion.map(({ status }) => status)).size).toBe(4)
  })

  it('has one plan in force for each year', () => {
    for (const year of new Set(rows.salesPlan.map((plan) => plan.year))) expect(rows.salesPlan.filter((plan) => plan.year === year && plan.status === 'APPROVED')).toHaveLength(1)
  })
})

describe('forecasts of the demo company', () => {
  it('are what is closed, what is stood for, and what is added or taken away', () => {
    expect(rows.forecastSubmission.length).toBeGreaterThan(100)
    for (const said of rows.forecastSubmission) expect(said.forecastMinor).toBe(said.closedMinor + said.commitMinor + said.adjustmentMinor)
  })

  it('are given by people for their own quarter, and count what was closed by that day', () => {
    for (const { personId, periodKey, takenAt, closedMinor } of rows.forecastSubmission) {
      const until = takenAt.toISOString().slice(0, 10)
      const closed = rows.opportunity.filter((deal) => deal.ownerId === personId && deal.stageId === 'WON' && quarterOf(deal.closedOn!) === periodKey && deal.closedOn!.toISOString().slice(0, 10) <= until)
      expect(closedMinor).toBe(closed.reduce((sum, { baseMinor }) => sum + baseMinor!, 0n))
    }
  })
})

function quarterOf(date: Date): string {
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}

/** The checksum equation of GB 32100: all 18 characters, weighted by powers of three, leave nothing modulo 31. */
function remainder(code: string): number {
  return [...code].reduce((sum, character, index) => sum + (index === 17 ? 1 : power(index)) * codeAlphabet.indexOf(character), 0) % 31
}

function power(exponent: number): number {
  return exponent === 0 ? 1 : (power(exponent - 1) * 3) % 31
}
