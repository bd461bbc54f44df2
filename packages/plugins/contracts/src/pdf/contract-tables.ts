import { formatMoney, money } from '@tenon/core/money'
import type { ContentItem } from '../domain/contract-content.ts'
import type { PrintLocale, Words } from './words.ts'

export interface Writing {
  readonly locale: PrintLocale
  readonly words: Words
  readonly currency: string | null
}

/** An amount of the content, which are minor units as text. */
export function amountText({ locale, currency }: Writing, minor: string | null | undefined): string {
  return minor === null || minor === undefined || currency === null ? '' : formatMoney(money(BigInt(minor), currency), locale)
}

/** A percentage as the language of the document writes it, from basis points. */
export function percentText({ locale }: Pick<Writing, 'locale'>, basisPoints: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(basisPoints) / 10_000)
}

/** What is sold, with the tax of each line. */
export function lineTable(writing: Writing, lines: readonly ContentItem[]): object {
  const { words } = writing
  const head = ['#', words('ContractLine.title'), words('ContractLine.quantity'), words('ContractLine.unitPrice'), words('ContractLine.taxRateBp'), words('ContractLine.tax'), words('ContractLine.gross')]
  const rows = lines.map(({ title, values }, index) => [
    String(index + 1), title, trimmed(values['quantity'] ?? ''), amountText(writing, values['unitPrice']), percentText(writing, values['taxRateBp'] ?? '0'), amountText(writing, values['tax']), amountText(writing, values['gross']),
  ])
  return table(['auto', '*', 'auto', 'auto', 'auto', 'auto', 'auto'], head, rows, 2)
}

/** When which part of the price falls due. */
export function installmentTable(writing: Writing, installments: readonly ContentItem[]): object {
  const { words } = writing
  const head = ['#', words('Installment.title'), words('Installment.trigger'), words('Installment.shareBp'), words('Installment.amount')]
  const rows = installments.map(({ title, values }, index) => [
    String(index + 1), values['isRetention'] === 'true' ? `${title} (${words('Installment.isRetention')})` : title, dueText(words, values), values['shareBp'] ? percentText(writing, values['shareBp']) : '', amountText(writing, values['amount']),
  ])
  return table(['auto', '*', '*', 'auto', 'auto'], head, rows, 3)
}

/** What each side has to do, and by when. */
export function obligationTable({ words }: Writing, obligations: readonly ContentItem[]): object {
  const head = [words('Obligation.party'), words('Obligation.kind'), words('Obligation.title'), words('Obligation.dueKind')]
  const rows = obligations.map(({ title, values }) => [words(values['party'] === 'US' ? 'pdf.ourSide' : 'pdf.theirSide'), words(`ObligationKind.${values['kind'] ?? 'OTHER'}`), title, [ruleText(words, values), values['dueRule'], values['dueOn']].filter(Boolean).join(', ')])
  return table(['auto', 'auto', '*', 'auto'], head, rows, 4)
}

/** What the day of an obligation follows; nothing where a day or only words were agreed. */
function ruleText(words: Words, { dueKind, dueEvent, dueInstallment, dueOffset }: Values): string {
  if (!dueKind) return ''
  const from = dueKind === 'AFTER_EVENT' ? words(`TriggerKind.${dueEvent ?? 'SIGNATURE'}`) : words('pdf.installment', { number: dueInstallment ?? '' })
  return words('pdf.daysFrom', { from, count: dueOffset ?? '0' })
}

type Values = ContentItem['values']

function dueText(words: Words, { trigger, offset, anchor, fixedOn }: Values): string {
  const named = words(`InstallmentTrigger.${trigger === 'MONTHS_AFTER' ? (anchor ?? 'ON_ACCEPTANCE') : (trigger ?? 'ON_DATE')}`)
  const from = fixedOn ? `${named} ${fixedOn}` : named
  if (trigger === 'MONTHS_AFTER') return words('pdf.months', { trigger: from, count: offset ?? '0' })
  return Number(offset ?? 0) === 0 ? from : words('pdf.days', { trigger: from, count: offset! })
}

/** Columns from `right` on are figures. */
function table(widths: readonly string[], head: readonly string[], rows: readonly (readonly string[])[], right: number): object {
  const cell = (bold: boolean) => (text: string, column: number) => ({ text, bold, alignment: column >= right ? 'right' : 'left', ...(bold ? { fillColor: '#f1f3f5' } : {}) })
  return { table: { headerRows: 1, widths: [...widths], body: [head.map(cell(true)), ...rows.map((row) => row.map(cell(false)))] }, layout: 'quiet', margin: [0, 4, 0, 8], fontSize: 9 }
}

function trimmed(quantity: string): string {
  return quantity.replace(/\.?0+$/, '')
}
