import type { RequestContext } from '@tenon/core'

type Row = Readonly<Record<string, unknown>>

const BATCH = 500

/** Writes the rows of each model in batches, in the order given. Units get their heads as soon as there are people. */
export async function writeRows(rows: Readonly<Record<string, readonly Row[]>>, heads: readonly { readonly id: string; readonly headId: string }[], { db }: RequestContext): Promise<void> {
  for (const [model, all] of Object.entries(rows)) {
    for (let from = 0; from < all.length; from += BATCH) await db[model]!.createMany({ data: all.slice(from, from + BATCH) })
    if (model === 'person') for (const { id, headId } of heads) await db['orgUnit']!.update({ where: { id }, data: { headId } })
  }
}
