import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compositionErrors, Problems } from '../composition/problems.ts'
import { composeModels, pluginOf } from '../composition/compose-models.ts'
import type { Unit } from '../composition/composition.ts'
import { snakeCase } from '../composition/model-source.ts'
import { databaseErrors } from './errors.ts'
import { followParentsSql } from './follow-parents-sql.ts'
import { readMigrations } from './migrations.ts'
import { diffSchemas } from './schema-engine.ts'

/** The model as the newest migration left it; the next one is the difference to it. */
const snapshotName = 'model.snapshot.prisma'

/**
 * Writes the next migration of a unit: the SQL from "what it builds on" to "what it builds on, and its models as they are
 * now". Returns the file, or null when nothing changed. `before` are the units that it builds on, in order.
 */
export async function createMigration(unit: Unit, before: readonly Unit[], name: string): Promise<string | null> {
  const snapshotFile = join(unit.migrations, snapshotName)
  const snapshot = existsSync(snapshotFile) ? readFileSync(snapshotFile, 'utf8') : null
  if (snapshot === unit.source) return null
  const base = composeOrThrow(snapshot === null ? before : [...before, { ...unit, source: snapshot }])
  const next = composeOrThrow([...before, unit])
  const sql = [tidy(await diffSchemas(base.schemas.length > 0 ? base : null, next)), followParentsSql(base, next)].filter((part) => part !== '').map((part) => `${part.trim()}\n`).join('\n')
  mkdirSync(unit.migrations, { recursive: true })
  const file = sql === '' ? null : join(unit.migrations, `${nextNumber(unit)}_${slugOf(name)}.sql`)
  refuseForeignTables(sql, unit)
  if (file) writeFileSync(file, sql)
  writeFileSync(snapshotFile, unit.source)
  return file
}

/** Stops a start with changed models that no migration describes. */
export function checkSnapshot(unit: Unit): void {
  const file = join(unit.migrations, snapshotName)
  const snapshot = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (meaningOf(snapshot) !== meaningOf(unit.source)) throw databaseErrors.MIGRATION_MISSING({ unit: unit.id })
}

/** Comments and spaces change no table. */
function meaningOf(source: string): string {
  return source.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/\s+/g, ' ').trim()
}

function composeOrThrow(units: readonly Unit[]) {
  const problems = new Problems()
  const composed = composeModels(units.filter((unit) => unit.source !== ''), problems)
  if (problems.list.length > 0) throw compositionErrors.COMPOSITION_INVALID({ problems: problems.list.join('\n') })
  return composed
}

/** What it does, as a part of a file name. */
function slugOf(name: string): string {
  return snakeCase(name).toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '') || 'change'
}

/** Drops the engine's noise: an empty migration is only a comment. */
function tidy(sql: string): string {
  return /^\s*(--[^\n]*\s*)*$/.test(sql) ? '' : sql.trim() + '\n'
}

function nextNumber(unit: Unit): string {
  return String(readMigrations(unit).length + 1).padStart(4, '0')
}

function refuseForeignTables(sql: string, unit: Unit): void {
  const own = snakeCase(pluginOf(unit.id))
  for (const [, schema, table] of sql.matchAll(/^(?:CREATE TABLE|ALTER TABLE|DROP TABLE|CREATE (?:UNIQUE )?INDEX "[^"]+" ON) "([^"]+)"\."([^"]+)"/gm)) {
    if (schema !== own) throw databaseErrors.MIGRATION_FOREIGN({ unit: unit.id, table: `${schema}.${table}` })
  }
}
