import type pg from 'pg'
import type { Migration } from '../database/migrations.ts'
import { keyFunctions, type NameKey } from './name-key.ts'

type Client = Pick<pg.ClientBase, 'query'>

/**
 * What brings the tables to the keys that are wanted: a column that the database makes of each name, whoever writes it and by whatever way, and an index of
 * those that lists are sorted by. Rows that are there get theirs by the same statement. One entry for each table.
 */
export async function missingKeys(client: Client, keys: readonly NameKey[]): Promise<Migration[]> {
  if (keys.length === 0) return []
  const made = await readMade(client, keys)
  const byTable = new Map<string, NameKey[]>()
  for (const key of keys) {
    if (made.get(address(key))?.startsWith(`${keyFunctions[key.kind]}(`)) continue
    const table = tableOf(key)
    byTable.set(table, [...(byTable.get(table) ?? []), key])
  }
  return [...byTable].map(([table, missing]) => ({ unit: missing[0]!.plugin, name: `keys of names in ${missing[0]!.schema}.${missing[0]!.table}`, sql: statements(table, missing, made), checksum: '', isDerived: true }))
}

function statements(table: string, missing: readonly NameKey[], made: ReadonlyMap<string, string>): string {
  const outdated = missing.filter((key) => made.has(address(key))).map(({ column }) => `DROP COLUMN "${column}"`)
  const added = missing.map(({ column, kind, sourceColumn }) => `ADD COLUMN "${column}" TEXT COLLATE "C" GENERATED ALWAYS AS (${keyFunctions[kind]}("${sourceColumn}"::text)) STORED`)
  const indexed = missing.filter(({ kind, hasId }) => kind === 'sort' && hasId).map(({ table: name, column }) => `CREATE INDEX "${`${name}_${column}`.slice(0, 59)}_idx" ON ${table}("${column}", "id");`)
  return [`ALTER TABLE ${table}\n    ${[...outdated, ...added].join(',\n    ')};`, ...indexed].join('\n') + '\n'
}

/** Removes the keys of tables whose names a migration is about to change or to drop, which the database would refuse: they are made again afterwards. */
export async function dropKeysInTheWay(client: Client, { sql }: Migration): Promise<void> {
  const tables = [...sql.matchAll(/^ALTER TABLE "([^"]+)"\."([^"]+)"(?=[^;]*\b(?:DROP COLUMN|TYPE)\b)/gim)]
  for (const [, schema, table] of tables) {
    const { rows } = await client.query<{ column: string }>(`${generated} where n.nspname = $1 and c.relname = $2 and ${isKey}`, [schema, table])
    if (rows.length > 0) await client.query(`alter table "${schema}"."${table}" ${rows.map(({ column }) => `drop column "${column}"`).join(', ')}`)
  }
}

const generated = `select n.nspname as schema, c.relname as "table", a.attname as "column", pg_get_expr(d.adbin, d.adrelid) as made
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum`
const isKey = `a.attgenerated = 's' and a.attname ~ '_(sort|find)_key$'`

/** The names of the key columns of a row, as an array: what is told of whole rows leaves them out. */
export function keysOfRow(alias: string): string {
  return `array(select a.attname::text from pg_attribute a where a.attrelid = ${alias}.tableoid and ${isKey})`
}

/** How the keys that are there are made: 'core.name_sort_key_1(name)'. */
async function readMade(client: Client, keys: readonly NameKey[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ schema: string; table: string; column: string; made: string }>(`${generated} where n.nspname = any($1) and ${isKey}`, [[...new Set(keys.map(({ schema }) => schema))]])
  return new Map(rows.map((row) => [address(row), row.made]))
}

function address({ schema, table, column }: { readonly schema: string; readonly table: string; readonly column: string }): string {
  return `${schema}.${table}.${column}`
}

function tableOf({ schema, table }: NameKey): string {
  return `"${schema}"."${table}"`
}
