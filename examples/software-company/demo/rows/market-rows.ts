import type { DemoCompany } from '../company.ts'
import { dateOf } from '../days.ts'
import type { Stamper } from './stamps.ts'

/** Competitors come before the deals that were lost to them. */
export function competitorRows({ market, organisation }: DemoCompany, { scope, stamps }: Stamper) {
  const unit = (person: string, at: Date): string => organisation.unitOf(person, at.getTime() / 86_400_000)
  return {
    competitor: market.competitors.map(({ by, at, ...columns }) => ({ ...columns, ...scope(by, unit(by, at)), ...stamps(by, at) })),
    competitorNote: market.notes.map(({ by, at, heardOn, ...columns }) => ({ ...columns, heardOn: dateOf(heardOn), ...scope(by, unit(by, at)), ...stamps(by, at) })),
  }
}

export function marketRows({ market, organisation }: DemoCompany, { person, scope, stamps }: Stamper) {
  const unit = (key: string, at: Date): string => organisation.unitOf(key, at.getTime() / 86_400_000)
  return {
    marketResearch: market.researches.map(({ by, at, publishedAt, ...columns }) => ({ ...columns, ...scope(by, unit(by, at)), ...stamps(by, at, columns.status === 'PUBLISHED' ? publishedAt : at) })),
    productSuggestion: market.suggestions.map(({ by, at, product: _product, answeredBy, ...columns }) => ({
      ...columns, answeredById: person(answeredBy), ...scope(by, unit(by, at)), ...stamps(by, at, columns.answeredAt ?? at),
    })),
    salesPlan: market.plans.map(({ by, ...columns }) => ({ ...columns, approvedById: person(by), ...scope(by, unit(by, columns.approvedAt)), ...stamps(by, columns.proposedAt, columns.approvedAt) })),
  }
}
