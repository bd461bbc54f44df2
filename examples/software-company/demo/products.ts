import { dateOf, parseDay, yearOf } from './days.ts'
import type { World } from './world.ts'

export type ProductSeries = 'Works' | 'Ledger' | 'Forge' | 'Insight' | 'Connect' | 'Services' | 'Devices'
export type ProductKind = 'LICENCE' | 'SUBSCRIPTION' | 'SERVICE' | 'HARDWARE'

/** A product as the demo sells it; amounts in fen and US cents. */
export interface DemoProduct {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: ProductKind
  readonly series: ProductSeries
  readonly unit: string
  readonly priceMinor: bigint
  readonly dollarsMinor: bigint
  readonly active: boolean
}

type Offer = readonly [code: string, name: string, kind: ProductKind, series: ProductSeries, unit: string, yuan: number, costPercent: number, description: string]

const offers: readonly Offer[] = [
  ['QW-ENT', '启明协同平台 企业版', 'LICENCE', 'Works', '套', 380_000, 18, '流程、文档、门户与移动办公，本地部署，不限并发。'],
  ['QW-STD', '启明协同平台 标准版', 'LICENCE', 'Works', '套', 128_000, 18, '面向 300 人以内的组织，本地部署。'],
  ['QW-USR', '启明协同平台 用户许可', 'LICENCE', 'Works', '用户', 680, 12, '协同平台的命名用户许可。'],
  ['QW-CLD', '启明协同云', 'SUBSCRIPTION', 'Works', '用户/年', 480, 25, '协同平台的云服务，按用户按年订阅。'],
  ['QL-ENT', '启明财务管理 企业版', 'LICENCE', 'Ledger', '套', 460_000, 20, '总账、应收应付、资产、成本与合并报表。'],
  ['QL-CLD', '启明财务云', 'SUBSCRIPTION', 'Ledger', '套/年', 36_000, 25, '面向成长型企业的财务云服务。'],
  ['QL-TAX', '启明税务助手', 'SUBSCRIPTION', 'Ledger', '套/年', 12_800, 22, '开票、勾选认证与纳税申报。'],
  ['QF-MES', '启明制造执行系统', 'LICENCE', 'Forge', '套', 620_000, 22, '工单、追溯、质量与设备管理。'],
  ['QF-LIN', '启明制造执行 产线许可', 'LICENCE', 'Forge', '条', 45_000, 15, '每条接入产线的许可。'],
  ['QF-APS', '启明高级排产', 'LICENCE', 'Forge', '套', 260_000, 20, '有限产能排程与插单模拟。'],
  ['QI-SRV', '启明数据分析平台', 'LICENCE', 'Insight', '套', 298_000, 18, '指标、看板与自助分析服务器。'],
  ['QI-USR', 'Qiming Insight Analyst seat', 'LICENCE', 'Insight', '用户', 3_600, 12, 'Named analyst seat for Qiming Insight.'],
  ['QI-CLD', 'Qiming Insight Cloud', 'SUBSCRIPTION', 'Insight', '用户/年', 2_160, 26, 'Insight as a service, per analyst and year.'],
  ['QC-API', 'Qiming Connect API Gateway', 'LICENCE', 'Connect', '套', 150_000, 16, 'Connects Qiming products with third-party systems.'],
  ['QC-EDI', 'Qiming Connect EDI', 'SUBSCRIPTION', 'Connect', '连接/年', 9_600, 24, 'EDI and supplier connections, per connection and year.'],
  ['SV-IMP', '实施服务', 'SERVICE', 'Services', '人天', 3_200, 55, '需求调研、配置、上线与陪跑。'],
  ['SV-DEV', '定制开发', 'SERVICE', 'Services', '人天', 3_800, 58, '按需求说明书开发并交付源代码。'],
  ['SV-TRN', '用户培训', 'SERVICE', 'Services', '天', 8_000, 45, '现场或线上培训，含教材。'],
  ['SV-MNT', '年度运维服务', 'SERVICE', 'Services', '年', 98_000, 50, '7×24 响应，含版本升级。'],
  ['HW-KEY', '加密狗', 'HARDWARE', 'Devices', '个', 700, 50, '许可用 USB 硬件密钥。'],
  ['HW-GTW', '边缘采集网关', 'HARDWARE', 'Devices', '台', 6_800, 62, '产线设备数据采集，支持主流工业协议。'],
  ['QW-OA3', '启明办公自动化 3.0', 'LICENCE', 'Works', '套', 88_000, 20, '已由协同平台取代，仅供老客户扩容。'],
]

/** Products, costs of two years, and two price lists: the domestic one, and the international one in dollars with prices by quantity. */
export function makeCatalog(world: World) {
  const made = offers.map((offer) => ({ offer, product: toProduct(offer, world) }))
  const [standard, international] = [world.newId(), world.newId()]
  const year = yearOf(world.today)
  const from = (date: string): Date => dateOf(parseDay(date))
  return {
    products: made.map(({ product }) => product),
    rows: {
      product: made.map(({ offer, product }) => productRow(offer, product)),
      productCost: made.flatMap(({ offer, product }) => [96n, 100n].map((percent, index) => ({
        productId: product.id, validFrom: from(`${year - 1 + index}-01-01`), currency: 'CNY', unitCostMinor: (product.priceMinor * BigInt(offer[6]) * percent) / 10_000n,
      }))),
      priceList: [
        { id: standard, name: `${year} 年标准价目表`, currency: 'CNY', validFrom: from(`${year}-01-01`), validTo: from(`${year + 1}-01-01`) },
        { id: international, name: `International price list ${year}`, currency: 'USD', validFrom: from(`${year}-01-01`), validTo: from(`${year + 1}-01-01`) },
      ],
      priceListEntry: made.filter(({ product }) => product.active).flatMap(({ product }) => [
        ...steps(product).map(([minQuantity, percent]) => entry(standard, product, minQuantity, 'CNY', wholeUnits(product.priceMinor * percent))),
        entry(international, product, 1n, 'USD', product.dollarsMinor),
      ]),
    },
  }
}

/** What is sold by the piece is cheaper from a hundred and from five hundred on. */
function steps(product: DemoProduct): readonly (readonly [from: bigint, percent: bigint])[] {
  return product.priceMinor < 1_000_000n && product.kind !== 'SERVICE' ? [[1n, 100n], [100n, 92n], [500n, 85n]] : [[1n, 100n]]
}

function entry(priceListId: string, product: DemoProduct, minQuantity: bigint, currency: string, unitPriceMinor: bigint) {
  return { priceListId, productId: product.id, minQuantity: String(minQuantity), currency, unitPriceMinor }
}

function toProduct([code, name, kind, series, unit, yuan]: Offer, world: World): DemoProduct {
  const priceMinor = BigInt(yuan) * 100n
  return { id: world.newId(), code, name, kind, series, unit, priceMinor, dollarsMinor: wholeUnits(priceMinor * 15n), active: code !== 'QW-OA3' }
}

/** A hundredth of an amount, without cents. */
function wholeUnits(hundredfold: bigint): bigint {
  return (hundredfold / 10_000n) * 100n
}

function productRow(offer: Offer, product: DemoProduct) {
  const { id, code, name, kind, series, unit, priceMinor, active } = product
  const taxRateBp = kind === 'LICENCE' || kind === 'HARDWARE' ? 1_300 : 600
  return { id, code, name, kind, series, unit, active, taxRateBp, listPriceMinor: priceMinor, currency: 'CNY', description: offer[7] }
}
