import { loosely } from '../engine/loosely.ts'

/** Names that mean the same in most companies' files, by the field name that they are used for here. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: ['account', 'account name', 'company', 'company name', 'customer name', 'full name', 'title', '名称', '姓名', '公司', '公司名称', '客户名称', '產品名稱', '产品名称'],
  code: ['id', 'no', 'number', 'key', 'reference', 'sku', 'opportunity id', '编号', '代码', '編號', '单号'],
  amount: ['value', 'price', 'total', 'sum', 'close value', 'deal value', '金额', '总价', '合计', '金額'],
  customer: ['account', 'company', 'client', 'organisation', 'organization', '客户', '客戶', '公司'],
  owner: ['sales rep', 'sales agent', 'agent', 'responsible', 'assigned to', '负责人', '销售', '業務', '所有者'],
  team: ['department', 'group', 'unit', '团队', '部门'],
  manager: ['supervisor', 'boss', 'reports to', '经理', '上级', '主管'],
  stage: ['status', 'phase', 'deal stage', '阶段', '状态'],
  closedOn: ['close date', 'closed', 'won date', '成交日期', '关闭日期', '结单日期'],
  expectedCloseOn: ['expected close', 'expected close date', 'forecast date', '预计成交日期'],
  engagedOn: ['engage date', 'start date', 'opened', '开始日期'],
  industry: ['sector', 'branch', '行业', '產業'],
  country: ['office location', 'location', 'nation', '国家', '國家'],
  region: ['state', 'province', 'area', '地区', '省份', '区域'],
  employees: ['headcount', 'staff', 'number of employees', '员工数', '人数'],
  annualRevenue: ['revenue', 'turnover', 'sales', '年收入', '营业额'],
  foundedYear: ['year established', 'founded', 'established', '成立年份'],
  parent: ['subsidiary of', 'parent company', 'belongs to', '母公司', '上级'],
  listPrice: ['sales price', 'price', 'list price', '价格', '标价'],
  email: ['e-mail', 'mail', 'email address', '邮箱', '电子邮件', '電郵'],
  phone: ['tel', 'telephone', 'mobile', 'phone number', '电话', '手机', '電話'],
  website: ['url', 'site', 'homepage', 'web', '网址', '网站'],
  address: ['street', '地址'],
  description: ['notes', 'note', 'remark', 'remarks', 'comment', 'details', '备注', '说明', '描述'],
}

/** How alike a column's name is to a field's, 0 to 1. */
export function nameLikeness(column: string, field: { readonly name: string; readonly labels: readonly string[] }): number {
  const header = loosely(column)
  if (header === '') return 0
  const own = [field.name.replace(/Bp$/, ''), ...field.labels].map(loosely)
  if (own.includes(header)) return 1
  if ((synonyms[field.name] ?? []).map(loosely).includes(header)) return 0.85
  const best = Math.max(0, ...own.map((name) => dice(header, name)))
  const wordMatch = [field.name, ...field.labels].some((name) => sharesAllWords(column, name))
  return Math.max(wordMatch ? 0.7 : 0, best >= 0.6 ? best * 0.75 : 0)
}

/** Whether one name has all the words of the other: "Expected close date" and "expectedCloseOn" do not, "Sales price" and "price" do. */
function sharesAllWords(left: string, right: string): boolean {
  const [a, b] = [words(left), words(right)]
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  return fewer.length > 0 && fewer.every((word) => more.includes(word))
}

function words(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
}

/** Share of letter pairs that two texts have in common. */
function dice(left: string, right: string): number {
  if (left.length < 2 || right.length < 2) return 0
  const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_empty, at) => text.slice(at, at + 2))
  const rest = pairs(right)
  let common = 0
  for (const pair of pairs(left)) {
    const at = rest.indexOf(pair)
    if (at === -1) continue
    common++
    rest.splice(at, 1)
  }
  return (2 * common) / (left.length + right.length - 2)
}
