/** The first character of each initial in pinyin order; there are no words in i, u and v. */
const BOUNDARIES = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'

/** Common characters whose usual reading in company language is not the collator's. */
const READINGS: Readonly<Record<string, string>> = { 重庆: 'cq', 长沙: 'cs', 长春: 'cc', 厦门: 'xm', 会计: 'kj', 银行: 'yh', 行长: 'hz', 单位: 'dw', 曾: 'z', 单于: 'cy', 解约: 'jy', 调拨: 'db', 重复: 'cf', 重新: 'cx', 重开: 'ck' }

const collator = lazily(() => new Intl.Collator('zh-CN-u-co-pinyin'))

/** xjht for 新建合同: no dictionary, only the collation order of the browser. Null where there is no Han character. */
export function pinyinInitials(text: string): string | null {
  if (!/\p{Script=Han}/u.test(text)) return null
  let rest = text
  for (const [word, reading] of Object.entries(READINGS)) rest = rest.replaceAll(word, reading)
  return [...rest.toLowerCase()].map(initial).join('')
}

function initial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character : ''
  let low = 0
  let high = BOUNDARIES.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (collator().compare(BOUNDARIES[middle] ?? '', character) <= 0) low = middle
    else high = middle - 1
  }
  return LETTERS[low] ?? ''
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
