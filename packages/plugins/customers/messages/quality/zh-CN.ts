import type { quality } from './en.ts'

export const qualityZhCN = {
  'quality.completeness': '资料完整度',
  'quality.completenessText': '的必填资料已填写',
  'quality.repurchase': '复购率',
  'quality.repurchaseText': '近 12 个月 {buyers} 个成交客户中有 {repeat} 个再次购买',
  'quality.missing': '最常缺少：{fields}',
  'quality.missingOne': '缺少：{fields}',
  'quality.missingCount': '{field}（{count}）',
  'quality.complete': '必填资料已完整。',
  'quality.field.industry': '行业',
  'quality.field.region': '地区',
  'quality.field.address': '地址',
  'quality.field.phone': '电话',
  'quality.field.contact': '联系人',
  'quality.field.creditCode': '统一社会信用代码',
  'quality.field.sizeBand': '规模',
  'group.title': '集团公司',
  'group.nobody': '公海',
  'group.firstPurchase': '首次购买 {day}',
  'group.noPurchase': '尚未购买',
} satisfies Record<keyof typeof quality, string>
