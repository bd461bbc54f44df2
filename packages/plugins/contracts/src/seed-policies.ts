import { companyOf, type RequestContext } from '@tenon/core'

/** Who reviews from the start: legal, product and finance always, a director above the managers' limit of 5 %: "discount above the actor's limit adds an approver." */
const policies = [
  { name: 'Legal', chinese: '法务', ordinal: 10, role: 'LEGAL', discountAboveBp: null },
  { name: 'Product', chinese: '产品', ordinal: 10, role: 'PRODUCT', discountAboveBp: null },
  { name: 'Finance', chinese: '财务', ordinal: 10, role: 'FINANCE', discountAboveBp: null },
  { name: 'Director', chinese: '销售总监', ordinal: 20, role: 'DIRECTOR', discountAboveBp: 500 },
] as const

/** In the language of the company: a policy names the step of each review that it asks for, and a step has one name for all who read it. */
export async function seedPolicies(context: RequestContext): Promise<void> {
  const isChinese = companyOf(context).locale === 'zh-CN'
  await context.db['reviewPolicy']!.createMany({ data: policies.map(({ name, chinese, ...policy }) => ({ ...policy, name: isChinese ? chinese : name })) })
  // One row, so that a director finds something to change.
  await context.db['contractSetting']!.create({ data: { name: isChinese ? '标准' : 'Standard' } })
}
