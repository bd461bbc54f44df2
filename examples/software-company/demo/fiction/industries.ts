import type { ProductSeries } from '../products.ts'

/** A line of business: how companies in it are named, how large they are, and what they buy. */
export interface Industry {
  readonly chinese: string
  readonly english: string
  /** Words that end the short name of a company: 霁禾 + 精密制造. */
  readonly words: readonly string[]
  readonly englishWords: readonly string[]
  readonly employees: number
  readonly weight: number
  readonly buys: readonly (readonly [ProductSeries, number])[]
}

type Row = readonly [chinese: string, english: string, weight: number, employees: number, words: string, englishWords: string, buys: Partial<Record<ProductSeries, number>>]

const rows: readonly Row[] = [
  ['装备制造', 'Machinery', 9, 420, '精密制造 重工机械 智能装备 自动化设备', 'Machinery, Precision Tools, Automation', { Forge: 6, Ledger: 2, Works: 2, Insight: 2 }],
  ['电子元器件', 'Electronics', 7, 360, '微电子 电子科技 光电 半导体材料', 'Electronics, Circuits, Photonics', { Forge: 5, Insight: 2, Works: 2, Connect: 1 }],
  ['汽车零部件', 'Automotive parts', 6, 650, '汽车部件 汽车电子 传动系统', 'Automotive, Driveline Systems', { Forge: 6, Ledger: 2, Connect: 2, Insight: 1 }],
  ['生物医药', 'Life sciences', 5, 280, '生物科技 制药 医疗器械', 'Biologics, Medical Devices', { Forge: 3, Works: 3, Insight: 2, Ledger: 1 }],
  ['食品饮料', 'Food and beverage', 5, 520, '食品 乳业 饮品', 'Foods, Beverages', { Forge: 3, Ledger: 3, Insight: 2 }],
  ['纺织服装', 'Textiles', 3, 380, '纺织 服饰', 'Textiles, Apparel', { Forge: 2, Ledger: 3, Works: 2 }],
  ['物流仓储', 'Logistics', 6, 460, '物流 供应链管理 仓储服务', 'Logistics, Freight, Warehousing', { Works: 4, Connect: 3, Insight: 2, Ledger: 2 }],
  ['连锁零售', 'Retail', 5, 900, '商贸 连锁超市 家居', 'Retail, Home Stores', { Ledger: 4, Insight: 4, Works: 2 }],
  ['建筑工程', 'Construction', 4, 700, '建设工程 建筑设计', 'Construction, Engineering', { Works: 5, Ledger: 3 }],
  ['新能源', 'Energy', 5, 480, '新能源 储能科技 电力设备', 'Energy, Storage Systems', { Forge: 4, Insight: 3, Connect: 2 }],
  ['化工材料', 'Chemicals', 4, 340, '新材料 化工', 'Chemicals, Materials', { Forge: 4, Ledger: 2 }],
  ['信息服务', 'Information services', 4, 130, '信息技术 数据服务 网络科技', 'Data Services, Software', { Connect: 5, Works: 4, Insight: 2 }],
  ['教育培训', 'Education', 3, 220, '教育科技 职业培训', 'Learning, Education', { Works: 6, Insight: 1 }],
  ['商务服务', 'Business services', 4, 160, '咨询 人力资源 会展服务', 'Consulting, Facility Services', { Works: 6, Ledger: 2 }],
  ['环保水务', 'Environment', 3, 260, '环保科技 水务', 'Water Services, Recycling', { Insight: 3, Works: 3, Forge: 2 }],
]

export const industries: readonly Industry[] = rows.map(([chinese, english, weight, employees, words, englishWords, buys]) => ({
  chinese, english, weight, employees, words: words.split(' '), englishWords: englishWords.split(', '), buys: Object.entries(buys) as [ProductSeries, number][],
}))
