import type { RequestContext } from '@tenon/core'

/** Who reviews from the start: legal, product and finance always, a director above the managers' limit of 5 %: "discount above the actor's limit adds an approver." */
const policies = [
  { name: 'Legal', ordinal: 10, role: 'LEGAL', discountAboveBp: null },
  { name: 'Product', ordinal: 10, role: 'PRODUCT', discountAboveBp: null },
  { name: 'Finance', ordinal: 10, role: 'FINANCE', discountAboveBp: null },
  { name: 'Director', ordinal: 20, role: 'DIRECTOR', discountAboveBp: 500 },
] as const

export async function seedPolicies(context: RequestContext): Promise<void> {
  await context.db['reviewPolicy']!.createMany({ data: policies.map((policy) => ({ ...policy })) })
}
