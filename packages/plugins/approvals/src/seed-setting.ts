import type { RequestContext } from '@tenon/core'

/** One row, so that an administrator finds something to change. */
export async function seedSetting(context: RequestContext): Promise<void> {
  await context.db['approvalSetting']!.create({ data: { key: 'standard', name: 'Standard' } })
}
