import type { RequestContext } from '@tenon/core'

/** The steps of the sales policy; a company renames and adds its own. */
const stages = [
  { key: 'DISCOVERY', name: 'Discovery', chinese: '需求挖掘', probabilityBp: 1_000, outcome: 'OPEN', rotDays: 30, entryChecklist: [] },
  { key: 'SOLUTION', name: 'Solution', chinese: '方案制定', probabilityBp: 3_000, outcome: 'OPEN', rotDays: 30, entryChecklist: ['NEED_RECORDED'] },
  { key: 'PROPOSED', name: 'Proposed', chinese: '方案提交', probabilityBp: 5_000, outcome: 'OPEN', rotDays: 21, entryChecklist: ['SOLUTION_APPROVED'] },
  { key: 'NEGOTIATION', name: 'Negotiation', chinese: '商务谈判', probabilityBp: 7_000, outcome: 'OPEN', rotDays: 21, entryChecklist: ['ENDORSED'] },
  { key: 'CONTRACTING', name: 'Contracting', chinese: '合同签订', probabilityBp: 9_000, outcome: 'OPEN', rotDays: 14, entryChecklist: ['TOPICS_AGREED', 'MANAGER_ATTENDED'] },
  { key: 'WON', name: 'Won', chinese: '赢单', probabilityBp: 10_000, outcome: 'WON', rotDays: null, entryChecklist: ['AMOUNT', 'MANAGER_CLOSES'] },
  { key: 'LOST', name: 'Lost', chinese: '输单', probabilityBp: 0, outcome: 'LOST', rotDays: null, entryChecklist: [] },
] as const

export async function seedStages(context: RequestContext): Promise<void> {
  await context.db['stage']!.createMany({ data: stages.map(({ chinese, entryChecklist, ...stage }, index) => ({ ...stage, entryChecklist: [...entryChecklist], nameTranslations: { 'zh-CN': chinese }, ordinal: (index + 1) * 10 })) })
}
