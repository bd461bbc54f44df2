import type { Block } from './model-source.ts'
import { scopeOf } from './scope-directive.ts'

/** Columns that @@record and @@scoped stand for, per model, and the other ends of their relations. */
export interface ExpandedDirectives {
  readonly lines: ReadonlyMap<string, readonly string[]>
  readonly additions: Readonly<Record<string, string[]>>
}

const RECORD = (model: string): string[] => [
  'id String @id @default(uuid(7)) @db.Uuid',
  'version Int @default(1)',
  'createdAt DateTime @default(now()) @db.Timestamptz(3)',
  `createdBy Person? @relation("${model}CreatedBy", fields: [createdById], references: [id], onDelete: Restrict)`,
  'createdById String? @db.Uuid',
  'updatedAt DateTime @default(now()) @db.Timestamptz(3)',
  `updatedBy Person? @relation("${model}UpdatedBy", fields: [updatedById], references: [id], onDelete: Restrict)`,
  'updatedById String? @db.Uuid',
]

const SCOPED = (model: string): string[] => [
  `owner Person? @relation("${model}Owner", fields: [ownerId], references: [id], onDelete: Restrict)`,
  'ownerId String? @db.Uuid',
  `team OrgUnit? @relation("${model}Team", fields: [teamId], references: [id], onDelete: Restrict)`,
  'teamId String? @db.Uuid',
  '@@index([ownerId])',
  '@@index([teamId])',
]

/** Expands the directives of all models. The people and units at the other end get lists named after the model. */
export function expandDirectives(blocks: readonly Block[]): ExpandedDirectives {
  const lines = new Map<string, string[]>()
  const additions: Record<string, string[]> = {}
  const add = (model: string, line: string): void => void (additions[model] ??= []).push(line)
  for (const block of blocks) {
    const { name, lines: own } = block
    const expanded: string[] = []
    if (own.some(({ text }) => text === '@@record')) {
      expanded.push(...RECORD(name))
      add('Person', `created${name} ${name}[] @relation("${name}CreatedBy")`)
      add('Person', `updated${name} ${name}[] @relation("${name}UpdatedBy")`)
    }
    if (scopeOf(block)) {
      expanded.push(...SCOPED(name))
      add('Person', `owned${name} ${name}[] @relation("${name}Owner")`)
      add('OrgUnit', `team${name} ${name}[] @relation("${name}Team")`)
    }
    lines.set(name, expanded)
  }
  return { lines, additions }
}
