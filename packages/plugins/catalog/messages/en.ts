/** Words of the product catalogue. */
export const en = {
  'nav.title': 'Products and prices',
  'plugin.description': 'Products, price lists and costs.',

  Product: 'Product',
  'Product.plural': 'Products',
  'Product.empty': 'Products are what you sell: goods, licences, services. Deals, quotes and contracts take them from here.',
  'Product.code': 'Product code',
  'Product.name': 'Name',
  'Product.kind': 'Kind',
  'Product.series': 'Series',
  'Product.unit': 'Unit',
  'Product.listPrice': 'List price',
  'Product.taxRateBp': 'Tax rate',
  'Product.active': 'On sale',
  'Product.description': 'Description',

  ProductCost: 'Product cost',
  'ProductCost.plural': 'Product costs',
  'ProductCost.product': 'Product',
  'ProductCost.validFrom': 'Valid from',
  'ProductCost.unitCost': 'Cost per unit',

  PriceList: 'Price list',
  'PriceList.plural': 'Price lists',
  'PriceList.empty': 'A price list says what products cost, for whom and from when.',
  'PriceList.name': 'Name',
  'PriceList.currency': 'Currency',
  'PriceList.validFrom': 'Valid from',
  'PriceList.validTo': 'Valid until',
  'PriceList.active': 'In use',

  PriceListEntry: 'Price',
  'PriceListEntry.plural': 'Prices',
  'PriceListEntry.priceList': 'Price list',
  'PriceListEntry.product': 'Product',
  'PriceListEntry.minQuantity': 'From quantity',
  'PriceListEntry.unitPrice': 'Price per unit',

  'ProductKind.LICENCE': 'Licence',
  'ProductKind.SUBSCRIPTION': 'Subscription',
  'ProductKind.SERVICE': 'Service',
  'ProductKind.HARDWARE': 'Hardware',

  'permissions.catalog:read': 'See products and prices',
  'permissions.catalog:write': 'Change products and prices',
  'permissions.catalog:costs': 'See costs',
  'permissions.catalog:costing': 'Change costs',
}

export default en
