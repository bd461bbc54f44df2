import { chineseCapitals, money } from '@tenon/core/money'
import { TenonError } from '@tenon/core'
import { amountText, installmentTable, lineTable, obligationTable, type Writing } from './contract-tables.ts'
import type { PrintedContract, PrintedParty, PrintedSignature } from './printed-contract.ts'
import type { PdfDocument } from './render-pdf.ts'
import { wordsOf, type PrintLocale, type Words } from './words.ts'

/** The contract as a document for the renderer: parties, price with tax, payment, duties, terms, and where to sign. */
export function contractDocument(contract: PrintedContract, locale: PrintLocale): PdfDocument {
  const { content, mark, number, us, customer } = contract
  const words = wordsOf(locale)
  const writing: Writing = { locale, words, currency: content.head['currency'] ?? null }
  const heading = (key: string) => ({ text: words(key), style: 'heading' })
  return {
    pageSize: 'A4', pageMargins: [56, 56, 56, 56],
    info: { title: content.head['title'] ?? '', subject: number ?? '', author: us.name, creationDate: contract.createdAt },
    ...(mark === null ? {} : { watermark: { text: words(`pdf.${mark}`), color: '#c92a2a', opacity: 0.12, bold: true } }),
    defaultStyle: { font: 'Contract', fontSize: 10, lineHeight: 1.3 },
    styles: { title: { fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 4] }, heading: { fontSize: 12, bold: true, margin: [0, 12, 0, 4] }, quiet: { color: '#555555', fontSize: 8 }, mark: { color: '#c92a2a', bold: true, alignment: 'center', margin: [0, 4, 0, 4] } },
    footer: { text: [number, `r${contract.revision}`, contract.contentHash.slice(0, 16)].filter(Boolean).join(' · '), pageOf: words('pdf.page'), style: 'quiet', margin: [56, 16, 56, 0] },
    content: [
      { text: content.head['title'] ?? '', style: 'title' },
      { text: [words(`ContractType.${content.head['type'] ?? 'SALE'}`), number].filter(Boolean).join(' · '), alignment: 'center', style: 'quiet' },
      ...(mark === null ? [] : [{ text: words(`pdf.${mark}Note`), style: 'mark' }]),
      { columns: [party(words, 'pdf.theirSide', customer), party(words, 'pdf.ourSide', us)], columnGap: 24, margin: [0, 12, 0, 0] },
      ...term(words, content.head),
      heading('pdf.price'), lineTable(writing, content.lines), ...totals(writing, content.head),
      heading('pdf.payment'), content.installments.length > 0 ? installmentTable(writing, content.installments) : words('pdf.none'),
      heading('pdf.obligations'), content.obligations.length > 0 ? obligationTable(writing, content.obligations) : words('pdf.none'),
      heading('pdf.terms'), ...content.terms.flatMap(({ title, values }, index) => [{ text: `${index + 1}. ${title}`, bold: true, margin: [0, 4, 0, 0] }, { text: values['text'] ?? '' }]),
      { stack: [heading('pdf.signatures'), { columns: [signature(words, 'CUSTOMER', contract), signature(words, 'US', contract)], columnGap: 24 }], unbreakable: true },
    ],
  }
}

type Head = PrintedContract['content']['head']

function party(words: Words, side: string, { name, creditCode, address, phone }: PrintedParty): object {
  const known = ([['creditCode', creditCode], ['address', address], ['phone', phone]] as const).filter(([, value]) => value !== null)
  return { stack: [{ text: words(side), style: 'quiet' }, { text: name, bold: true }, ...known.map(([key, value]) => ({ text: `${words(`pdf.${key}`)}: ${value}`, fontSize: 9 }))] }
}

function term(words: Words, head: Head): object[] {
  const days = (['startOn', 'endOn', 'deliveryDueOn'] as const).filter((key) => head[key])
  return days.length === 0 ? [] : [{ text: days.map((key) => `${words(`Contract.${key}`)}: ${head[key]}`).join('    '), margin: [0, 8, 0, 0] }]
}

function totals(writing: Writing, head: Head): object[] {
  const { words } = writing
  if (!head['gross'] || writing.currency === null) return []
  const capitals = capitalsOf(BigInt(head['gross']), writing.currency)
  return [
    { text: (['net', 'tax', 'gross'] as const).map((key) => `${words(`Contract.${key}`)}: ${amountText(writing, head[key])}`).join('    '), alignment: 'right' },
    ...(capitals === null ? [] : [{ text: `${words('pdf.inWords')}: ${capitals}`, bold: true, alignment: 'right' }]),
  ]
}

/** Null for a currency that has no Chinese name: its figures stand alone. */
function capitalsOf(minor: bigint, currency: string): string | null {
  try {
    return chineseCapitals(money(minor, currency))
  } catch (error) {
    if (error instanceof TenonError && error.code === 'CAPITALS_UNSUPPORTED') return null
    throw error
  }
}

function signature(words: Words, side: PrintedSignature['party'], { signatures, us, customer }: PrintedContract): object {
  const found = signatures.find(({ party: signed }) => signed === side)
  const blank = '________________'
  return { stack: [{ text: (side === 'US' ? us : customer).name, bold: true, margin: [0, 4, 0, 8] }, `${words('pdf.by')}: ${found?.signerName ?? blank}`, `${words('pdf.on')}: ${found?.signedOn ?? blank}`] }
}
