import type { ProductSeries } from '../products.ts'

/** What troubles companies that then buy a series: Chinese and English. */
export const painPoints: Readonly<Record<ProductSeries, readonly (readonly [chinese: string, english: string])[]>> = {
  Works: [
    ['审批靠纸质单据流转，平均要五天，出差时无法处理。', 'Approvals travel on paper and take five days; nobody can approve while travelling.'],
    ['制度和图纸分散在个人电脑和微信群里，版本混乱。', 'Policies and drawings live on laptops and in chat groups; nobody knows the current version.'],
    ['分支机构越来越多，总部看不到各地流程的执行情况。', 'Branches multiply and headquarters cannot see how processes run there.'],
  ],
  Ledger: [
    ['月结需要十二天，合并报表靠手工汇总。', 'Month-end takes twelve days and consolidation is done by hand.'],
    ['多套账之间数据口径不一致，审计时反复核对。', 'Several ledgers disagree, and every audit means weeks of reconciling.'],
    ['应收账款没有账龄预警，坏账发现得太晚。', 'No warning of ageing receivables; bad debts are found too late.'],
  ],
  Forge: [
    ['车间进度靠打电话确认，交期经常延误。', 'Progress on the shop floor is asked by phone and deliveries slip.'],
    ['质量问题无法追溯到批次和班组，客户审核压力大。', 'Defects cannot be traced to lot and shift, and customer audits hurt.'],
    ['插单频繁，排产全凭计划员的经验。', 'Rush orders all the time, and scheduling rests on one planner’s experience.'],
  ],
  Insight: [
    ['管理层每周看到的报表是上周的数据，口径还对不上。', 'Management reads last week’s numbers, and no two reports agree.'],
    ['业务部门提一个报表需求要排队三周。', 'A new report takes three weeks in the queue of the IT department.'],
  ],
  Connect: [
    ['多个系统之间靠人工导表，重复录入和差错多。', 'Systems are joined by spreadsheets; everything is typed twice.'],
    ['大客户要求电子订单对接，目前没有接口能力。', 'Key customers demand electronic orders and there is no interface.'],
  ],
  Services: [['内部 IT 人手不足，系统上线后没有人维护。', 'Too few people in IT to look after the systems.']],
  Devices: [['老设备没有联网，产量靠人工抄表。', 'Old machines are not connected; output is read off by hand.']],
}

export const unqualifiedReasons: readonly (readonly [chinese: string, english: string])[] = [
  ['暂无预算，预计明年再议', 'No budget this year'], ['多次联系无人接听', 'Cannot be reached'], ['需求与我司产品不匹配', 'Needs something we do not offer'],
  ['已采购其他厂商产品', 'Has bought elsewhere'], ['规模过小，不符合目标客户', 'Too small for our products'], ['同行调研，非真实需求', 'A competitor looking around'],
]
