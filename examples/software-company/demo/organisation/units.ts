/** The tree of Qiming Software: company, departments and regions, teams. `head` is the local part of an address. */
export interface UnitPlan {
  readonly code: string
  readonly name: string
  readonly kind: 'COMPANY' | 'REGION' | 'DEPARTMENT' | 'TEAM'
  readonly function: string | null
  readonly parent: string | null
  readonly head: string
}

const unit = (code: string, name: string, kind: UnitPlan['kind'], parent: string | null, head: string, work: string | null = null): UnitPlan =>
  ({ code, name, kind, parent, head, function: work })

/** Parents before children. */
export const units: readonly UnitPlan[] = [
  unit('QM', '启明软件', 'COMPANY', null, 'zheng.hongyuan'),
  unit('SALES', '销售部', 'DEPARTMENT', 'QM', 'zhou.lan', 'SALES'),
  unit('SALES-N', '北方大区', 'REGION', 'SALES', 'chen.bo'),
  unit('SALES-N1', '京津冀团队', 'TEAM', 'SALES-N', 'chen.bo'),
  unit('SALES-N2', '鲁豫陕团队', 'TEAM', 'SALES-N', 'guo.tao'),
  unit('SALES-E', '华东大区', 'REGION', 'SALES', 'xu.wenbo'),
  unit('SALES-E1', '沪皖团队', 'TEAM', 'SALES-E', 'xu.wenbo'),
  unit('SALES-E2', '江浙团队', 'TEAM', 'SALES-E', 'pan.yuqing'),
  unit('SALES-S', '南方大区', 'REGION', 'SALES', 'sun.yue'),
  unit('SALES-S1', '华南西南团队', 'TEAM', 'SALES-S', 'sun.yue'),
  unit('SALES-S2', '国际业务团队', 'TEAM', 'SALES-S', 'grace.tan'),
  unit('PRODUCT', '产品部', 'DEPARTMENT', 'QM', 'ma.cheng', 'PRODUCT'),
  unit('TECH', '技术部', 'DEPARTMENT', 'QM', 'ding.kai', 'TECHNICAL'),
  unit('TECH-PRE', '售前方案组', 'TEAM', 'TECH', 'bai.ruochen'),
  unit('TECH-DEL', '实施交付组', 'TEAM', 'TECH', 'ding.kai'),
  unit('LOGISTICS', '物流部', 'DEPARTMENT', 'QM', 'qian.yi', 'LOGISTICS'),
  unit('FINANCE', '财务部', 'DEPARTMENT', 'QM', 'jiang.wanting', 'FINANCE'),
  unit('SUPPORT', '售后服务部', 'DEPARTMENT', 'QM', 'feng.xiaolei', 'SUPPORT'),
  unit('LEGAL', '法务部', 'DEPARTMENT', 'QM', 'shen.yi', 'LEGAL'),
  unit('MARKETING', '市场部', 'DEPARTMENT', 'QM', 'tao.ran', 'MARKETING'),
  unit('HR', '人力行政部', 'DEPARTMENT', 'QM', 'mo.qing', 'HR'),
]
