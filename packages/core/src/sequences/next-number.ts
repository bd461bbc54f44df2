import type { AnyContext } from '../context.ts'
import type { BusinessDate } from '../time/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { sequenceErrors } from './errors.ts'
import { checkNumberFormat, periodOfNumber, writeNumber } from './number-format.ts'

export interface NumberRequest {
  /** Which sequence: 'contracts', 'invoices'. */
  readonly key: string
  /** 'CT-{yyyy}-{####}'. */
  readonly format: string
  /** The business date that the number is of. @default today in the company's zone */
  readonly on?: BusinessDate
}

/**
 * The next number of a sequence, for the row that the caller's write makes: without a gap and without a double, as the law
 * wants it for invoices and contracts. The sequence's row stays locked until that write is through: the next one waits, and
 * one that is undone gives its number back. So ask for it late in a use case, and for each sequence once.
 * Throws NUMBER_FORMAT_INVALID and NUMBER_WITHOUT_WRITE.
 */
export async function nextNumber(context: AnyContext, { key, format, on }: NumberRequest): Promise<string> {
  const { base, inTransaction } = internalsOf(context)
  if (!inTransaction) throw sequenceErrors.NUMBER_WITHOUT_WRITE({ key })
  const read = checkNumberFormat(format)
  const date = on ?? context.today()
  const [row] = await base.$queryRawUnsafe<{ last: number }[]>(take, key, periodOfNumber(read, date))
  return writeNumber(read, date, row!.last)
}

const take = `
  insert into core.number_sequence as sequence (key, period, last) values ($1, $2, 1)
  on conflict (key, period) do update set last = sequence.last + 1 returning last`
