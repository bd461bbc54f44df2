import type { en } from './en.ts'

export const zhCN = {
  'nav.title': '产品与价格',
  'plugin.description': '产品、价格表与成本。',

  Product: '产品',
  'Product.plural': '产品',
  'Product.empty': '产品是您所销售的商品、许可和服务，商机、报价和合同均从此处选用。',
  'Product.code': '产品编码',
  'Product.name': '产品名称',
  'Product.kind': '产品类型',
  'Product.series': '产品系列',
  'Product.unit': '计量单位',
  'Product.listPrice': '标准售价',
  'Product.taxRateBp': '税率',
  'Product.active': '在售',
  'Product.description': '产品说明',

  ProductCost: '产品成本',
  'ProductCost.plural': '产品成本',
  'ProductCost.product': '产品',
  'ProductCost.validFrom': '生效日期',
  'ProductCost.unitCost': '单位成本',

  PriceList: '价目表',
  'PriceList.plural': '价目表',
  'PriceList.empty': '价目表规定产品的价格、适用对象和生效日期。',
  'PriceList.name': '价目表名称',
  'PriceList.currency': '币种',
  'PriceList.validFrom': '生效日期',
  'PriceList.validTo': '失效日期',
  'PriceList.active': '启用',

  PriceListEntry: '价目明细',
  'PriceListEntry.plural': '价目明细',
  'PriceListEntry.priceList': '价目表',
  'PriceListEntry.product': '产品',
  'PriceListEntry.minQuantity': '起订数量',
  'PriceListEntry.unitPrice': '单价',

  'ProductKind.LICENCE': '软件许可',
  'ProductKind.SUBSCRIPTION': '订阅服务',
  'ProductKind.SERVICE': '技术服务',
  'ProductKind.HARDWARE': '硬件设备',

  'permissions.catalog:read': '查看产品和价格',
  'permissions.catalog:write': '修改产品和价格',
  'permissions.catalog:costs': '查看成本',
  'permissions.catalog:costing': '修改成本',
} satisfies Record<keyof typeof en, string>

export default zhCN
