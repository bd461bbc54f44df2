import type { DemoCustomer } from '../customers/customers.ts'
import { yearOf, type Day } from '../days.ts'
import type { ProductSeries } from '../products.ts'
import type { Random } from '../random.ts'
import type { StageKey } from './deal-course.ts'
import type { DealKind } from './deal-lines.ts'

type Text = readonly [chinese: string, english: string]

const seriesNames: Readonly<Record<ProductSeries, Text>> = {
  Works: ['协同平台', 'Works'], Ledger: ['财务系统', 'Ledger'], Forge: [' MES ', 'Forge'], Insight: [' BI ', 'Insight'],
  Connect: ['系统集成', 'Connect'], Services: ['技术服务', 'services'], Devices: ['设备', 'devices'],
}

/** What people call the deal: the customer as they say it, and what it is about. */
export function dealName(kind: DealKind, series: ProductSeries, customer: DemoCustomer, createdOn: Day, random: Random): string {
  const [chinese, english] = seriesNames[series]
  const subject = random.pick<Text>({
    NEW: [[`${chinese}项目`, `${english} rollout`], [`${chinese}一期`, `${english} phase one`], [`${chinese}试点`, `${english} pilot`]] as const,
    UPSELL: [[`${chinese}扩容`, `${english} expansion`], [`${chinese}二期`, `${english} phase two`]] as const,
    RENEWAL: [[`${chinese.trimEnd()} ${yearOf(createdOn)} 年度续约`, `${english} renewal ${yearOf(createdOn)}`]] as const,
    REPURCHASE: [['追加采购', 'add-on order'], [`${chinese}二次开发`, `${english} customisation`]] as const,
  }[kind])
  return customer.chinese ? `${customer.short}${subject[0]}` : `${customer.short} – ${subject[1]}`
}

const steps: Readonly<Record<Exclude<StageKey, 'WON' | 'LOST'>, readonly Text[]>> = {
  DISCOVERY: [['约客户做需求调研', 'Set up a needs workshop'], ['确认预算和决策流程', 'Find out budget and who decides'], ['安排产品演示', 'Arrange a product demo'], ['收集现有流程资料', 'Collect how they work today']],
  SOLUTION: [['与售前评审方案', 'Review the solution with presales'], ['准备 POC 环境', 'Prepare the proof of concept'], ['补充实施计划', 'Add the implementation plan'], ['邀请客户参观标杆案例', 'Invite to a reference visit']],
  PROPOSED: [['向决策人汇报方案', 'Present to the decision maker'], ['答复技术澄清问题', 'Answer the technical questions'], ['提交正式报价', 'Send the formal quotation']],
  NEGOTIATION: [['商务谈判：付款方式与交付时间', 'Negotiate payment and delivery dates'], ['向经理申请折扣', 'Ask for approval of the discount'], ['确认售后服务条款', 'Settle the service terms']],
  CONTRACTING: [['合同法务审核', 'Legal review of the contract'], ['跟进客户盖章', 'Follow up on the signature'], ['确认首付款时间', 'Confirm the date of the first payment']],
}

export function nextStepOf(stage: Exclude<StageKey, 'WON' | 'LOST'>, chinese: boolean, random: Random): string {
  return random.pick(steps[stage])[chinese ? 0 : 1]
}

const losses: readonly (readonly [Text, number])[] = [
  [['价格高于竞争对手', 'Our price was higher'], 24], [['客户预算取消', 'The budget was cancelled'], 18], [['选择了竞争对手的产品', 'Chose a competitor'], 20],
  [['项目暂停，时间未定', 'The project was put off'], 14], [['功能不能满足需求', 'A function they need is missing'], 9], [['决策人变动', 'The decision maker changed'], 7], [['客户决定自行开发', 'They build it themselves'], 5],
  [['长期联系不上客户', 'No answer for weeks'], 3],
]

export function lossReason(chinese: boolean, random: Random): string {
  return random.weighted(losses)[chinese ? 0 : 1]
}

const remarks: readonly Text[] = [
  ['客户希望在财年结束前上线，时间紧。', 'Wants to be live before the end of the fiscal year.'],
  ['有两家竞争对手同时报价，客户更看重实施能力。', 'Two competitors quote as well; delivery skills count most.'],
  ['信息中心支持，生产部门仍有顾虑，需要样板演示。', 'IT is in favour, the plant still has doubts: show a reference.'],
  ['老客户推荐，信任度高，关注后续服务响应速度。', 'Came by referral and trusts us; asks about service response.'],
  ['需要与现有系统做接口，技术方案由售前确认。', 'Needs an interface to what they have; presales confirms the design.'],
  ['客户要求分期付款，首付三成。', 'Asks to pay in parts, thirty per cent first.'],
]

export function remarkOf(chinese: boolean, random: Random): string | null {
  return random.chance(0.45) ? random.pick(remarks)[chinese ? 0 : 1] : null
}
