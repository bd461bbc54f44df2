/** How the column of a currency is called, behind the name of its amount: an export writes it, and an import knows it again. */
const words = { en: 'currency', 'zh-CN': '币种' } as const

/** 'Amount (currency)', '金额 (币种)'. */
export function currencyHeader(amount: string, locale: string): string {
  return named(amount, locale.startsWith('zh') ? words['zh-CN'] : words.en)
}

/** What that column may be called in a file, whoever exported it. */
export function currencyHeaders(amount: string): readonly string[] {
  return Object.values(words).map((word) => named(amount, word))
}

function named(amount: string, word: string): string {
  return `${amount} (${word})`
}
