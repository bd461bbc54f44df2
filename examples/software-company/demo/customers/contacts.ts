import { chineseName, englishName, phoneNumber } from '../fiction/names.ts'
import type { World } from '../world.ts'

export interface DemoContact {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly role: string
  readonly email: string
  readonly phone: string
  readonly wechat: string | null
  readonly isPrimary: boolean
}

const chinesePosts = [
  ['信息中心主任', 'DECISION_MAKER'], ['总经理', 'DECISION_MAKER'], ['IT 经理', 'TECHNICAL'], ['生产总监', 'INFLUENCER'], ['财务总监', 'FINANCE'],
  ['采购经理', 'GATEKEEPER'], ['运营副总', 'INFLUENCER'], ['系统工程师', 'TECHNICAL'], ['业务主管', 'USER'], ['总经理助理', 'GATEKEEPER'],
] as const
const englishPosts = [
  ['IT Director', 'DECISION_MAKER'], ['Managing Director', 'DECISION_MAKER'], ['Systems Manager', 'TECHNICAL'], ['Plant Manager', 'INFLUENCER'],
  ['Finance Controller', 'FINANCE'], ['Procurement Manager', 'GATEKEEPER'], ['Operations Manager', 'USER'],
] as const

/** One to four people of a company, more in a larger one. The first is the main contact. */
export function makeContacts(company: { readonly domain: string; readonly employees: number; readonly country: string }, world: World): DemoContact[] {
  const { random } = world
  const chinese = company.country === '中国'
  const count = Math.min(4, random.int(1, company.employees > 400 ? 4 : company.employees > 80 ? 3 : 2))
  return random.sample<readonly [string, string]>(chinese ? chinesePosts : englishPosts, count).map(([title, role], index) => {
    const { name, letters } = chinese ? chineseName(random) : englishName(random)
    return {
      id: world.newId(), name, title, role, email: `${letters}@${company.domain}`, phone: phoneNumber(company.country, random),
      wechat: chinese && random.chance(0.7) ? `${letters}.${company.domain.replace('.example', '')}` : null, isPrimary: index === 0,
    }
  })
}
