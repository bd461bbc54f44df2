type Where = Readonly<Record<string, unknown>>

/** How a word may be cut into syllables at most: 'xian' is 先 and 西安. */
const mostReadings = 6

/** Tests of a find key for a word as it was typed: by initials, 'bjty', and by syllables, of which the last may be unfinished, 'beij'. None where it is no such word. */
export function findTests(key: string, typed: string): Where[] {
  const word = typed.toLowerCase().replaceAll('ü', 'v').normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '')
  const parts = word.split(/['’]/)
  if (parts.some((part) => !/^[a-z0-9]+$/.test(part))) return []
  const initials = parts.join('').toUpperCase()
  const readings = parts.map((part, index) => cut(part, index === parts.length - 1)).reduce<string[][]>((made, next) => made.flatMap((before) => next.map((after) => [...before, ...after])), [[]])
  return [initials, ...readings.slice(0, mostReadings).map((syllables) => syllables.map((syllable) => ` ${syllable}`).join(''))].map((text) => ({ [key]: { contains: text } }))
}

/** The ways to cut letters into syllables, those with the fewest first. A word that no syllables make is one of its own: a Latin one in a Chinese name. */
function cut(letters: string, mayBeUnfinished: boolean): string[][] {
  const found: string[][] = []
  const go = (from: number, before: readonly string[]): void => {
    const rest = letters.slice(from)
    if (syllables.has(rest) || (mayBeUnfinished && beginnings.has(rest))) found.push([...before, rest])
    if (found.length > 4 * mostReadings) return
    for (let size = Math.min(6, rest.length - 1); size > 0; size--) {
      const syllable = rest.slice(0, size)
      if (syllables.has(syllable)) go(from + size, [...before, syllable])
    }
  }
  go(0, [])
  return found.length === 0 ? [[letters]] : found.sort((left, right) => left.length - right.length)
}

const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou', b: 'a ai an ang ao ei en eng i ian iao ie in ing o u', c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo', d: 'a ai an ang ao e en eng i ia ian iao ie ing iu ong ou u uan ui un uo', f: 'a an ang ei en eng o ou u',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo', h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo', j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo', l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve', m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve', p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u', q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  r: 'an ang ao e en eng i ong ou u uan ui un uo', s: 'a ai an ang ao e en eng i ong ou u uan ui un uo', sh: 'a ai an ang ao e en eng i ou u ua uai uan uang ui un uo', t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  w: 'a ai an ang ei en eng o u', x: 'i ia ian iang iao ie in ing iong iu u uan ue un', y: 'a an ang ao e i in ing o ong ou u uan ue un', z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  zh: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
}

const syllables: ReadonlySet<string> = new Set(Object.entries(finals).flatMap(([initial, list]) => list.split(' ').map((final) => initial + final)))
/** What a syllable may begin with: two letters at least, as one alone is an initial. */
const beginnings: ReadonlySet<string> = new Set([...syllables].flatMap((syllable) => Array.from({ length: syllable.length }, (_, size) => syllable.slice(0, size + 1))))
