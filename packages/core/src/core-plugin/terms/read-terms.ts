import type { App } from '../../app/app-types.ts'

/** Language to message key to the company's own word. */
export type Terms = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What the company calls things, in every language. Words are no secret: whoever sees a label sees its name. */
export async function readTerms(app: Pick<App, 'base'>): Promise<Terms> {
  const rows = (await app.base['termName']!['findMany']!({ select: { key: true, locale: true, text: true } })) as { key: string; locale: string; text: string }[]
  const terms: Record<string, Record<string, string>> = {}
  for (const { key, locale, text } of rows) (terms[locale] ??= {})[key] = text
  return terms
}
