/** 'Opportunity' -> 'opportunity'. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** 'opportunity' -> 'opportunities', by the ordinary rules; a resource names an exception itself. */
export function plural(name: string): string {
  if (/person$/i.test(name)) return name.replace(/erson$/, 'eople')
  if (/[^aeiou]y$/.test(name)) return name.slice(0, -1) + 'ies'
  if (/(s|x|z|ch|sh)$/.test(name)) return name + 'es'
  return name + 's'
}

/** 'expectedCloseOn' -> 'EXPECTED_CLOSE_ON'. */
export function constantCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

/** 'priceListEntry' -> 'price-list-entry'. */
export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
}

/** 'expectedCloseOn' -> 'Expected close on': the label where no message exists. */
export function humanize(name: string): string {
  return upperFirst(name.replace(/(Bp|Minor)$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase())
}
