import type { Random } from '../random.ts'
import type { Industry } from './industries.ts'
import { words } from './names.ts'
import type { Place } from './places.ts'

export interface CompanyName {
  readonly name: string
  /** As people say it: 霁禾精密制造. */
  readonly short: string
  /** Host name below .example, which nobody can register. */
  readonly domain: string
}

export interface CompanyNames {
  chinese(place: Place, industry: Industry, employees: number): CompanyName
  english(place: Place, industry: Industry): CompanyName
}

const beginnings = words('霁ji 栩xu 砺li 峥zheng 沐mu 梧wu 屿yu 珩heng 澄cheng 皓hao 岚lan 翊yi 稔ren 芃peng 湛zhan 翎ling 昶chang 旻min 钧jun 颂song 绎yi 蔚wei 凌ling 溯su 棣di 骁xiao 琅lang 筠yun')
const endings = words('禾he 川chuan 垣yuan 枫feng 野ye 舟zhou 朔shuo 庭ting 桐tong 泽ze 序xu 帆fan 岳yue 衡heng 澜lan 陌mo 楷kai 棠tang 致zhi 晟sheng 湾wan 钰yu 町ting 葵kui')

const englishBeginnings = 'Bracken Marlo Halder Thorn Wexal Quill Ostra Pember Larken Corvin Tessel Ardel Fenwick Holm Garrow Sable Merrin Dunlow'.split(' ')
const englishEndings = 'fold wick mere stead gate crest vane ley brook haven'.split(' ')

const legalForms: Readonly<Record<string, string>> = {
  Singapore: 'Pte. Ltd.', Malaysia: 'Sdn. Bhd.', Thailand: 'Co., Ltd.', Vietnam: 'JSC', Germany: 'GmbH', 'United Kingdom': 'Ltd', 'United States': 'Inc.', Australia: 'Pty Ltd',
}

/** Makes up companies; no brand comes twice. */
export function createCompanyNames(random: Random): CompanyNames {
  const brands = random.sample(beginnings.flatMap((left) => endings.map((right) => ({ name: left[0] + right[0], letters: left[1] + right[1] }))), Infinity)
  const englishBrands = random.sample(englishBeginnings.flatMap((left) => englishEndings.filter((right) => right[0] !== left.at(-1)).map((right) => left + right)), Infinity)
  const letters = new Set<string>()
  return {
    chinese(place, industry, employees) {
      const brand = brands.pop()!
      const short = brand.name + random.pick(industry.words)
      const domain = letters.has(brand.letters) ? `${brand.letters}-${letters.size}.example` : `${brand.letters}.example`
      letters.add(brand.letters)
      return { short, domain, name: `${place.city}${short}${employees > 700 ? '集团有限公司' : employees > 300 && random.chance(0.5) ? '股份有限公司' : '有限公司'}` }
    },
    english(place, industry) {
      const brand = englishBrands.pop()!
      const short = `${brand} ${random.pick(industry.englishWords)}`
      return { short, domain: `${brand.toLowerCase()}.example`, name: `${short} ${legalForms[place.country] ?? 'Ltd'}` }
    },
  }
}
