import type pg from 'pg'

export interface FinishedStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Runs a statement whose one row has one text; null without a row. */
export type RunStatement = (statement: FinishedStatement) => Promise<string | null>

/** Texts that have a name, so a plan in each connection that met them. Beyond, PostgreSQL parses and plans each time. */
const mostNames = 2_000

/** Runs statements over a pool, prepared by name. */
export function createRunner(pool: pg.Pool): RunStatement {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostNames) return known
    const name = `r${names.size}`
    names.set(text, name)
    return name
  }
  return async ({ text, values }) => {
    const name = nameOf(text)
    const { rows } = await pool.query<[string | null]>({ text, values: [...values], rowMode: 'array', ...(name === undefined ? {} : { name }) })
    return rows[0]?.[0] ?? null
  }
}
