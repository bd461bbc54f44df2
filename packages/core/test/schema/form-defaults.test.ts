import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin, withMigration } from '../composition/make-plugin.ts'

const model = `
enum VisitKind {
  CALL
  TALK
}

model Visit {
  title       String
  kind        VisitKind  @default(TALK)
  heldAt      DateTime   @default(now()) @db.Timestamptz(3)
  paidOn      DateTime   @default(now()) @db.Date
  nextOn      DateTime?  @db.Date
  blocked     Boolean    @default(false)
  guests      Int        @default(2)
  hours       Decimal    @default(1) @db.Decimal(18, 3)
  place       String     @default("Office")
  topics      VisitKind[] @default([])
  currency    String     @db.Char(3)
  host        Person?    @relation("VisitHost", fields: [hostId], references: [id])
  hostId      String?    @db.Uuid
  costMinor   BigInt     @default(0)
  costCurrency String    @default("CNY") @db.Char(3)
  untold      Boolean    @default(true)
  stamped     Boolean    @default(true)
  @@record
  @@scoped
}

extend model Person {
  hosted Visit[] @relation("VisitHost")
}
`
const said = { nextOn: { default: 'today' }, host: { default: 'me' }, currency: { default: 'currency' }, untold: { default: null }, stamped: { readOnly: true } }

const visits = (fields: object) => makePlugin('visits', {
  model,
  permissions: { 'visits:write': { title: 'Write visits', defaults: { REP: 'OWN', MANAGER: 'ALL' } }, 'visits:block': { title: 'Block visits', defaults: { MANAGER: 'ALL' } } },
  grants: (grants, person) => grants.scoped(['create', 'read', 'update'], 'Visit', person.scope('visits:write')),
  restricts: (restricts, person) => {
    if (!person.has('visits:block')) restricts.fields('create', 'Visit', ['blocked'])
  },
  schema: (builder) => (builder as unknown as { resource(name: string, options: object): void }).resource('Visit', { fields }),
})

describe('the form of a new record', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp({ plugins: [await withMigration(visits(said))] })
  })
  afterAll(() => app.close())

  const defaults = async (caller: TestCaller) => {
    const { data } = await caller.graphql<{ resourceMeta: { fields: { name: string; defaultValue: unknown }[] } }>('{ resourceMeta(name: "Visit") }')
    return Object.fromEntries(data!.resourceMeta.fields.flatMap(({ name, defaultValue }) => (defaultValue === null ? [] : [[name, defaultValue]])))
  }

  test('begins with what its columns begin with, and with what the author says', async () => {
    expect(await defaults(await app.as('MANAGER'))).toEqual({
      kind: 'TALK', heldAt: 'now', paidOn: 'today', nextOn: 'today', blocked: false, guests: 2, hours: '1', place: 'Office', currency: 'currency', host: 'me',
    })
  })

  test('proposes nothing that the caller may not write in a new record', async () => {
    const found = await defaults(await app.as('REP'))
    expect([found['blocked'], found['kind']]).toEqual([undefined, 'TALK'])
  })

  test('of which an author says what a field cannot hold stops the start, and every field is named', async () => {
    const wrong = { kind: { default: 'DINNER' }, guests: { default: 'two' }, heldAt: { default: 'today' }, host: { default: 'you' }, hours: { default: 1 }, place: { default: 'currency' } }
    const start = createTestApp({ plugins: [await withMigration(visits(wrong))] })
    await expect(start).rejects.toMatchObject({ code: 'RESOURCE_DEFAULT_UNFIT' })
    for (const name of Object.keys(wrong)) await expect(start).rejects.toThrow(`"Visit.${name}"`)
  })
})
