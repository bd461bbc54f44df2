import { dateOf } from '../days.ts'
import type { DemoDeal } from '../deals/deals.ts'
import type { Stamper } from './stamps.ts'

type Text = readonly [chinese: string, english: string]
type Need = { readonly kind: 'PROCESS' | 'SCENARIO' | 'FUNCTION' | 'PAIN'; readonly text: Text; readonly priority: 'HIGH' | 'MEDIUM' | 'LOW'; readonly section: 'FEATURES' | 'IMPLEMENTATION' | 'AFTER_SALES' }

const needs: readonly Need[] = [
  { kind: 'PAIN', text: ['月末对账靠手工，平均要花三天', 'Closing the month by hand takes three days'], priority: 'HIGH', section: 'FEATURES' },
  { kind: 'PROCESS', text: ['采购审批要经过五个部门，用纸质单据', 'Purchases pass five departments on paper'], priority: 'MEDIUM', section: 'FEATURES' },
  { kind: 'SCENARIO', text: ['分公司通过手机查看库存', 'Branches look up stock by phone'], priority: 'MEDIUM', section: 'FEATURES' },
  { kind: 'FUNCTION', text: ['与现有 ERP 双向同步主数据', 'Master data in step with the present ERP'], priority: 'HIGH', section: 'IMPLEMENTATION' },
  { kind: 'PAIN', text: ['故障响应慢，希望两小时内到场', 'Outages wait too long: two hours at most'], priority: 'HIGH', section: 'AFTER_SALES' },
]

const sections: Readonly<Record<'features' | 'advantages' | 'implementation' | 'afterSales', Text>> = {
  features: ['- 流程、表单与报表统一管理\n- 移动端审批与查询\n- 开放接口，与现有系统集成', '- Processes, forms and reports in one place\n- Approvals and look-ups by phone\n- Open interfaces to what is there'],
  advantages: ['- 同行业已有多家成功案例\n- 标准产品，上线周期短', '- References in the same line of business\n- A standard product, in use soon'],
  implementation: ['1. 需求确认，两周\n2. 配置与集成，六周\n3. 培训与试运行，四周', '1. Confirm what is needed, two weeks\n2. Set up and integrate, six weeks\n3. Train and run on trial, four weeks'],
  afterSales: ['- 7×24 小时热线，两小时响应\n- 每季度一次健康检查', '- A line at all hours, an answer in two\n- A check-up each quarter'],
}

const statusOf = { SOLUTION: 'DRAFT', PROPOSED: 'APPROVED', NEGOTIATION: 'ENDORSED', CONTRACTING: 'ENDORSED' } as const
const topics = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'] as const

/** What stands behind the stage of each open deal: needs, a solution, and what was negotiated. */
export function solutionRows(deals: readonly DemoDeal[], stamper: Stamper) {
  const open = deals.filter(({ course }) => course.stage !== 'WON' && course.stage !== 'LOST')
  const common = (deal: DemoDeal) => ({ opportunityId: deal.id, ...stamper.scope(deal.owner, deal.team), ...stamper.stamps(deal.owner, deal.createdAt) })
  const say = ({ customer }: DemoDeal, text: Text): string => text[customer.chinese ? 0 : 1]
  const heldOn = ({ course }: DemoDeal): Date => dateOf(Math.floor(course.visits.at(-1)!.enteredAt.getTime() / 86_400_000))
  return {
    needItem: open.flatMap((deal, index) => [0, 2].map((step) => needs[(index + step) % needs.length]!).map(({ kind, text, priority, section }) => ({ ...common(deal), kind, text: say(deal, text), priority, answeredBySection: section }))),
    solution: open.flatMap((deal) => {
      const { stage } = deal.course
      if (!(stage in statusOf)) return []
      const status = statusOf[stage as keyof typeof statusOf]
      const texts = Object.fromEntries(Object.entries(sections).map(([section, text]) => [section, status === 'DRAFT' && section === 'afterSales' ? null : say(deal, text)]))
      return [{ ...common(deal), name: deal.name, status, edition: 1, ...texts, endorsedBy: status === 'ENDORSED' ? deal.customer.short : null, endorsedOn: status === 'ENDORSED' ? heldOn(deal) : null }]
    }),
    negotiationRound: open.flatMap((deal) => {
      const agreed = deal.course.stage === 'CONTRACTING' ? 4 : deal.course.stage === 'NEGOTIATION' ? 2 : 0
      return topics.slice(0, agreed === 0 ? 0 : Math.min(4, agreed + 1)).map((topic, index) => ({ ...common(deal), topic, heldOn: heldOn(deal), agreed: index < agreed }))
    }),
  }
}
