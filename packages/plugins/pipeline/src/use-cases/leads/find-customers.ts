import { customerAfterMerges, phoneKey, type NameKey } from '@tenon/customers'
import { companyDomain, emailKey } from '../../domain/lead-keys.ts'
import { nameKeyOf, type Context, type LeadRow } from './lead-context.ts'

export type MatchedBy = 'CREDIT_CODE' | 'NAME' | 'EMAIL' | 'DOMAIN' | 'PHONE'

export interface CustomerMatch {
  readonly id: string
  readonly name: string
  readonly by: readonly MatchedBy[]
}

/** Ways that leave no doubt: the same code, the same name, the same person. */
export const certain: ReadonlySet<MatchedBy> = new Set(['CREDIT_CODE', 'NAME', 'EMAIL'])

const most = 200

/** What of a lead tells which customer it is. */
export type CustomerNames = Pick<LeadRow, 'creditCode' | 'company' | 'name' | 'email' | 'phone'>

/**
 * Customers that a lead may be: by credit code, name in any script and without its legal form, mail address or its domain, and phone. Everybody's are looked
 * through: what a colleague looks after must not be made a second time. One that was merged
 * into another leads to that one.
 */
export async function findCustomers(context: Context, lead: CustomerNames): Promise<CustomerMatch[]> {
  const found = await likely(context, context.system('find out whether a lead is a customer of anybody already'), lead)
  const merged = new Set(found.flatMap(({ id, mergedIntoId }) => (mergedIntoId === null ? [] : [id])))
  return (await standingFor(context, await matching(context, found, lead), merged)).sort(byRank)
}

/** The same among the customers that the caller sees, by what the caller sees of them: nobody else's contact or number finds one. */
export async function findOwnCustomers(context: Context, lead: CustomerNames): Promise<CustomerMatch[]> {
  return (await matching(context, await likely(context, context.db, lead), lead)).sort(byRank)
}

type Found = Awaited<ReturnType<typeof likely>>[number]

/** What the database finds by single columns: more than match, and none that matches is missing. */
async function likely(context: Context, database: Pick<Context['db'], 'customer'>, lead: CustomerNames) {
  const { name, email, domain, phone } = keysOf(await nameKeyOf(context), lead)
  const insensitive = 'insensitive' as const
  return database.customer.findMany({
    where: { OR: [
      ...(lead.creditCode === null ? [] : [{ creditCode: lead.creditCode.toUpperCase() }]),
      ...(name === null ? [] : [{ matchName: name }]),
      // Customers from before their names were compared, or past it.
      ...nameWords(lead.company).map((word) => ({ matchName: null, name: { contains: word, mode: insensitive } })),
      ...(email === null ? [] : [{ contacts: { some: { email: { equals: email, mode: insensitive } } } }]),
      ...(domain === null ? [] : [{ contacts: { some: { email: { endsWith: `@${domain}`, mode: insensitive } } } }, { website: { contains: domain, mode: insensitive } }]),
      ...(phone === null ? [] : [{ matchPhone: phone }, { matchPhone: null, phone: { contains: phone.slice(-4) } }, { contacts: { some: { phone: { contains: phone.slice(-4) } } } }]),
    ] },
    include: { contacts: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: most,
  })
}

async function matching(context: Context, found: readonly Found[], lead: CustomerNames): Promise<CustomerMatch[]> {
  const nameKey = await nameKeyOf(context)
  const { name, email, domain, phone } = keysOf(nameKey, lead)
  return found.flatMap((customer): CustomerMatch[] => {
    const by: MatchedBy[] = []
    if (lead.creditCode !== null && customer.creditCode === lead.creditCode.toUpperCase()) by.push('CREDIT_CODE')
    if (name !== null && nameKey(customer.name) === name) by.push('NAME')
    if (email !== null && customer.contacts.some((contact) => emailKey(contact.email) === email)) by.push('EMAIL')
    if (domain !== null && (customer.contacts.some((contact) => companyDomain(contact.email) === domain) || isAt(customer.website, domain))) by.push('DOMAIN')
    if (phone !== null && [customer.phone, ...customer.contacts.map((contact) => contact.phone)].some((one) => phoneKey(one ?? '') === phone)) by.push('PHONE')
    return by.length === 0 ? [] : [{ id: customer.id, name: customer.name, by }]
  })
}

function keysOf(nameKey: NameKey, lead: CustomerNames) {
  return { name: lead.company === null ? null : nameKey(lead.company), email: emailKey(lead.email), domain: companyDomain(lead.email), phone: phoneKey(lead.phone ?? '') }
}

/** Each customer once, with all ways by which it, or one that was merged into it, is found. */
async function standingFor(context: Context, matches: readonly CustomerMatch[], merged: ReadonlySet<string>): Promise<CustomerMatch[]> {
  const system = context.system('find out whether a lead is a customer of anybody already')
  const standing = new Map<string, CustomerMatch>()
  for (const match of matches) {
    const id = merged.has(match.id) ? await customerAfterMerges(context, match.id) : match.id
    const known = standing.get(id)
    const name = id === match.id ? match.name : (known?.name ?? (await system.customer.findUniqueOrThrow({ where: { id }, select: { name: true } })).name)
    standing.set(id, { id, name, by: ranks.filter((way) => match.by.includes(way) || known?.by.includes(way)) })
  }
  return [...standing.values()]
}

const ranks: readonly MatchedBy[] = ['CREDIT_CODE', 'NAME', 'EMAIL', 'DOMAIN', 'PHONE']

function byRank(left: CustomerMatch, right: CustomerMatch): number {
  return rank(left) - rank(right)
}

function rank({ by }: CustomerMatch): number {
  return Math.min(...by.map((way) => ranks.indexOf(way)))
}

/** The longest word of a name in an alphabet, or the first signs of one without spaces: what the database can look for. */
function nameWords(company: string | null): string[] {
  const words = (company ?? '').normalize('NFKC').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  const longest = words.sort((left, right) => right.length - left.length)[0]
  return longest === undefined ? [] : [/\p{Script=Han}/u.test(longest) ? longest.slice(0, 4) : longest]
}

function isAt(website: string | null, domain: string): boolean {
  const host = (website ?? '').toLowerCase().replace(/^https?:\/\//, '').split('/')[0]!
  return host === domain || host.endsWith(`.${domain}`)
}
