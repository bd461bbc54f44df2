/** The tree of Qiming Software: company, departments and regions, teams. `head` is the local part of an address. */
export interface UnitPlan {
  readonly code: string
  readonly name: string
  readonly kind: 'COMPANY' | 'REGION' | 'DEPARTMENT' | 'TEAM'
  readonly function: string | null
  readonly parent: string | null
  readonly head: string
}

type Row = readonly [code: string, name: string, kind: UnitPlan['kind'], parent: string | null, head: string, work?: string]

/** Parents before children. */
const rows: readonly Row[] = [
  ['QM', '启明软件', 'COMPANY', null, 'zheng.hongyuan'],
  ['SALES', '销售部', 'DEPARTMENT', 'QM', 'zhou.lan', 'SALES'],
  ['SALES-N', '北方大区', 'REGION', 'SALES', 'chen.bo'],
  ['SALES-N1', '京津冀团队', 'TEAM', 'SALES-N', 'chen.bo'],
  ['SALES-N2', '鲁豫陕团队', 'TEAM', 'SALES-N', 'guo.tao'],
  ['SALES-E', '华东大区', 'REGION', 'SALES', 'xu.wenbo'],
  ['SALES-E1', '沪皖团队', 'TEAM', 'SALES-E', 'xu.wenbo'],
  ['SALES-E2', '江浙团队', 'TEAM', 'SALES-E', 'pan.yuqing'],
  ['SALES-S', '南方大区', 'REGION', 'SALES', 'sun.yue'],
  ['SALES-S1', '华南西南团队', 'TEAM', 'SALES-S', 'sun.yue'],
  ['SALES-S2', '国际业务团队', 'TEAM', 'SALES-S', 'grace.tan'],
  ['PRODUCT', '产品部', 'DEPARTMENT', 'QM', 'ma.cheng', 'PRODUCT'],
  ['TECH', '技术部', 'DEPARTMENT', 'QM', 'ding.kai', 'TECHNICAL'],
  ['TECH-PRE', '售前方案组', 'TEAM', 'TECH', 'bai.ruochen'],
  ['TECH-DEL', '实施交付组', 'TEAM', 'TECH', 'ding.kai'],
  ['LOGISTICS', '物流部', 'DEPARTMENT', 'QM', 'qian.yi', 'LOGISTICS'],
  ['FINANCE', '财务部', 'DEPARTMENT', 'QM', 'jiang.wanting', 'FINANCE'],
  ['SUPPORT', '售后服务部', 'DEPARTMENT', 'QM', 'feng.xiaolei', 'SUPPORT'],
  ['LEGAL', '法务部', 'DEPARTMENT', 'QM', 'shen.yi', 'LEGAL'],
  ['MARKETING', '市场部', 'DEPARTMENT', 'QM', 'tao.ran', 'MARKETING'],
  ['HR', '人力行政部', 'DEPARTMENT', 'QM', 'mo.qing', 'HR'],
]

export const units: readonly UnitPlan[] = rows.map(([code, name, kind, parent, head, work]) => ({ code, name, kind, parent, head, function: work ?? null }))
