import type { RequestContext } from '../context.ts'
import { isCurrency } from '../money/index.ts'
import { problem } from '../schema/input-problems.ts'
import type { ResourceChange, ResourceOptions } from '../schema/resource-options.ts'
import { companyOf } from '../writes/company-of.ts'

/**
 * Exchange rates into the currency of the company, day by day; a day without one has that of the last day before it.
 * Correcting one changes what happens from then on, and nothing that has frozen it.
 */
export function declareRates(builder: object): void {
  const { resource } = builder as { resource(name: string, options: ResourceOptions<string, RequestContext>): void }
  resource('ExchangeRate', {
    path: 'rates', icon: 'coins', nav: 946, navFor: 'core:rates', title: 'currency', subtitle: 'on', search: ['currency'],
    list: { columns: ['currency', 'on', 'rate', 'updatedBy', 'updatedAt'], sort: ['-on', 'currency'] },
    form: ['currency', 'on', 'rate'],
    fields: { currency: { maxLength: 3 }, rate: { summable: false } },
    beforeWrite: checkRate,
  })
}

function checkRate({ after }: ResourceChange, context: RequestContext) {
  const currency = String(after['currency']).toUpperCase()
  const own = companyOf(context).currency
  return {
    problems: [
      ...(isCurrency(currency) ? [] : [problem('currency', 'UNKNOWN_CURRENCY', { currency })]),
      ...(currency === own ? [problem('currency', 'OWN_CURRENCY', { currency }, 'This is the currency of the company itself. Choose a foreign one.')] : []),
      ...(Number(after['rate']) > 0 ? [] : [problem('rate', 'NOT_ABOVE_ZERO', {}, 'A rate is above zero.')]),
    ],
    set: { currency },
  }
}
