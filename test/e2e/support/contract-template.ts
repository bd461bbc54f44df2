import type { Page } from 'playwright-core'
import { must } from './signed-contract.ts'

/** A template that holds today, with a clause for each group that must be agreed, and three variables. */
export async function publishTemplate(admin: Page, name: string): Promise<void> {
  const code = name.replaceAll(' ', '-').toUpperCase()
  const { id: templateId } = await must(admin, 'createContractTemplate', { code, name, type: 'SUBSCRIPTION', description: 'Yearly, paid in advance' }, 'contractTemplate')
  const version = await must(admin, 'createContractTemplateVersion', {
    templateId, name: `${name} 1`, versionNumber: 1, effectiveFrom: '2026-01-01', body: 'Between **Qiming Software** and **{{customer}}**.',
    variables: ['days:number Days to pay', 'deliveryOn:date Day of delivery', 'place Place of jurisdiction'],
  }, 'contractTemplateVersion')
  const texts = { PRICE: 'The price is fixed for the term.', PAYMENT: '{{customer}} pays within {{days}} days of each invoice.', DELIVERY: 'Access is given by {{deliveryOn}}.', AFTER_SALES: 'Support answers within one working day.', LIABILITY: 'The courts of {{place}} decide.' }
  for (const [ordinal, [category, text]] of Object.entries(texts).entries()) {
    const title = { PRICE: 'Price', PAYMENT: 'Payment', DELIVERY: 'Delivery', AFTER_SALES: 'After-sales service', LIABILITY: 'Jurisdiction' }[category]!
    const clause = await must(admin, 'createClause', { code: `${code}-${category}`, title, category, text, riskLevel: category === 'PAYMENT' ? 'HIGH' : 'LOW', ...(category === 'PAYMENT' ? { fallback: '{{customer}} pays within 60 days of each invoice.' } : {}) }, 'clause')
    await must(admin, 'createTemplateClause', { templateVersionId: version.id, clauseId: clause.id, ordinal }, 'templateClause')
  }
}
