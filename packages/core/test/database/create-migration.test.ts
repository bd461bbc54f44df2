import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import { checkSnapshot, createMigration } from '../../src/database/create-migration.ts'
import { followParentsSql } from '../../src/database/follow-parents-sql.ts'
import { company, makePlugin } from '../composition/make-plugin.ts'

const models = ({ note, line }: { readonly note: string; readonly line: string }): string => `
model Order {
  name  String
  lines OrderLine[]
  @@record
  @@scoped
}

model OrderLine {
  order   Order      @relation(fields: [orderId], references: [id])
  orderId String     @db.Uuid @map("order_no")
  notes   LineNote[]
  @@map("lines")
  @@record
  ${line}
}

model LineNote {
  line   OrderLine @relation(fields: [lineId], references: [id])
  lineId String    @db.Uuid
  @@record
  ${note}
}
`

const shopWith = (model: string) => compose({ company, plugins: [makePlugin('shop', { model })] })

describe('a new migration', () => {
  it('gives the rows that are there the owner of their parent, when they become whose that is; parents first', async () => {
    const { units: [core, shop] } = shopWith(models({ note: '', line: '@@scoped' }))
    await createMigration(shop!, [core!], 'init')
    const file = await createMigration({ ...shop!, source: models({ note: '@@scoped(line)', line: '@@scoped(order)' }) }, [core!], 'next')
    const sql = readFileSync(file!, 'utf8')
    expect(sql.match(/UPDATE .* AS .*/g)).toEqual([
      'UPDATE "shop"."lines" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "shop"."order" AS "parent"',
      'UPDATE "shop"."line_note" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "shop"."lines" AS "parent"',
    ])
    expect(sql).toContain('"parent"."id" = "row"."order_no"')
    expect(sql.indexOf('UPDATE "shop"')).toBeGreaterThan(sql.indexOf('ADD COLUMN'))
  })

  it('moves no rows that have an owner of their own again', () => {
    const [before, after] = [shopWith(models({ note: '@@scoped(line)', line: '@@scoped' })), shopWith(models({ note: '@@scoped', line: '@@scoped' }))]
    expect(followParentsSql(before.models, after.models)).toBe('')
  })

  it('is asked for when a model changed, and not when a comment did', async () => {
    const source = models({ note: '', line: '@@scoped' })
    const { units: [core, shop] } = shopWith(source)
    await createMigration(shop!, [core!], 'init')
    expect(() => checkSnapshot({ ...shop!, source: `// What is sold.\n${source}` })).not.toThrow()
    expect(() => checkSnapshot({ ...shop!, source: source.replace('name  String', 'title String') })).toThrow('The models of "shop" changed')
  })
})
