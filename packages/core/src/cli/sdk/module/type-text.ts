/** The name in a type: 'Lead' of '[Lead!]!'. */
export function nameIn(type: string): string {
  return type.replace(/[[\]!]/g, '')
}

/** How the name is wrapped, from outside in: 'n' may be null, 'l' is a list of. '[Lead!]' is 'nl'. */
export function wrapsOf(type: string): string {
  const isRequired = type.endsWith('!')
  const bare = isRequired ? type.slice(0, -1) : type
  const own = isRequired ? '' : 'n'
  return bare.startsWith('[') ? `${own}l${wrapsOf(bare.slice(1, -1))}` : own
}

export function upperFirst(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
