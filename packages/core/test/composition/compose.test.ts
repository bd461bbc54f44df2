import { describe, expect, it } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import type { TenonError } from '../../src/errors/tenon-error.ts'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { company, makePlugin } from './make-plugin.ts'

const composed = (...plugins: Plugin[]) => compose({ company, plugins })

function problemsOf(...plugins: Plugin[]): string {
  try {
    composed(...plugins)
  } catch (error) {
    return (error as TenonError).message
  }
  return ''
}

const account = () => makePlugin('accounts', { model: 'model Account {\n  name String\n  @@record\n}\n' })

describe('the order of plugins', () => {
  it('puts a plugin after what it requires and enhances, ties by id, whatever the configuration says', () => {
    const make = (): Plugin[] => [
      makePlugin('sales', { requires: { accounts: '^1.0.0' } }),
      makePlugin('extra'),
      makePlugin('billing', { enhances: { sales: { range: '^1.0.0' } } }),
      account(),
    ]
    const ids = (plugins: Plugin[]): string[] => composed(...plugins).plugins.map(({ definition }) => definition.id)
    expect(ids(make())).toEqual(['accounts', 'sales', 'billing', 'extra'])
    expect(ids(make().reverse())).toEqual(['accounts', 'sales', 'billing', 'extra'])
  })

  it('lists every problem at once, with the names of both sides', () => {
    const text = problemsOf(
      makePlugin('sales', { requires: { accounts: '^1.0.0', core: '^9.0.0' } }),
      makePlugin('twice'),
      makePlugin('twice'),
      makePlugin('left', { requires: { right: '^1.0.0' } }),
      makePlugin('right', { requires: { left: '^1.0.0' }, version: '2.0.0' }),
    )
    expect(text).toContain('Plugin "sales" requires "accounts" ^1.0.0, which is not enabled.')
    expect(text).toMatch(/Plugin "sales" requires "core" \^9\.0\.0, but 0\.\d+\.\d+ is installed\./)
    expect(text).toContain('The id "twice" is used by two plugins')
    expect(text).toContain('Plugin "left" requires "right" ^1.0.0, but 2.0.0 is installed.')
    expect(text).toContain('Plugins require each other in a circle: left -> right -> left.')
  })

  it('refuses a permission of another plugin', () => {
    expect(problemsOf(makePlugin('sales', { permissions: { 'billing:read': { title: 'x', defaults: {} } } }))).toContain('its permissions must begin with "sales:"')
  })
})

describe('the composed data model', () => {
  it('maps names to snake case in a schema of the plugin, and expands @@record and @@scoped', () => {
    const { models } = composed(makePlugin('after-sales', { model: 'enum TicketState {\n  OPEN\n}\n\n/// A question.\nmodel SupportTicket {\n  shortText String\n  state TicketState\n  @@record\n  @@scoped\n}\n' }))
    expect(models.text).toContain('/// A question.\nmodel SupportTicket {')
    expect(models.text).toContain('shortText String @map("short_text")')
    expect(models.text).toContain('version Int @default(1)')
    expect(models.text).toContain('ownerId String? @db.Uuid @map("owner_id")')
    expect(models.text).toContain('@@map("support_ticket")\n  @@schema("after_sales")')
    expect(models.text).toContain('ownedSupportTicket SupportTicket[] @relation("SupportTicketOwner")')
    expect(models.owners['SupportTicket']).toEqual({ plugin: 'after-sales', isRecord: true, isScoped: true, scopedBy: null })
  })

  it('gives a model that is whose its parent is an owner and a team, and keeps which parent that is', () => {
    const { models } = composed(makePlugin('after-sales', { model: 'model Ticket {\n  title String\n  replies Reply[]\n  @@record\n  @@scoped\n}\n\nmodel Reply {\n  ticket Ticket @relation(fields: [ticketId], references: [id])\n  ticketId String @db.Uuid\n  @@record\n  @@scoped(ticket)\n}\n' }))
    expect(models.text).not.toContain('@@scoped')
    expect(models.text).toContain('ownedReply Reply[] @relation("ReplyOwner")')
    expect(models.owners['Reply']).toEqual({ plugin: 'after-sales', isRecord: true, isScoped: true, scopedBy: 'ticket' })
  })

  it('refuses a parent that is not there, that may be missing, that has no owner itself, or that is whose its child is', () => {
    const reference = (name: string, type: string) => `  ${name} ${type} @relation(fields: [${name}Id], references: [id])\n  ${name}Id String @db.Uuid\n`
    const text = problemsOf(makePlugin('after-sales', { model: [
      `model Ticket {\n${reference('answer', 'Answer')}  @@scoped(answer)\n}`, `model Answer {\n${reference('ticket', 'Ticket')}  @@scoped(ticket)\n}`,
      'model Board {\n  title String\n}', `model Card {\n${reference('board', 'Board')}  @@scoped(board)\n}`,
      'model Note {\n  ticket Ticket? @relation(fields: [ticketId], references: [id])\n  ticketId String? @db.Uuid\n  @@scoped(ticket)\n}', 'model Mark {\n  title String\n  @@scoped(nowhere)\n}',
    ].join('\n\n') }))
    expect(text).toContain('Ticket is whose its answer is, and that in turn whose Ticket is')
    expect(text).toContain('Card says @@scoped(board), but Board has no owner and team')
    expect(text).toContain('Note says @@scoped(ticket), but has no required reference "ticket"')
    expect(text).toContain('Mark says @@scoped(nowhere), but has no required reference "nowhere"')
  })

  it('joins an extension to the model that it extends', () => {
    const sales = makePlugin('sales', { requires: { accounts: '^1.0.0' }, model: 'model Deal {\n  account Account @relation(fields: [accountId], references: [id])\n  accountId String @db.Uuid\n  @@record\n}\n\nextend model Account {\n  deals Deal[]\n}\n' })
    const { models } = composed(sales, account())
    expect(/model Account \{[^}]*deals Deal\[\]/.test(models.text)).toBe(true)
  })

  it('refuses a column in the table of another plugin, an unknown model, and a second owner', () => {
    const text = problemsOf(
      account(),
      makePlugin('sales', { model: 'model Account {\n  other String\n  @@record\n}\n\nextend model Account {\n  score Int\n}\n\nextend model Nowhere {\n  x Account[]\n}\n\nsomething else\n' }),
    )
    expect(text).toContain('Account is declared by both accounts')
    expect(text).toContain('sales adds the column "score" to Account, whose table belongs to accounts')
    expect(text).toContain('sales extends the model Nowhere, which no enabled plugin declares')
    expect(text).toContain('only `model`, `enum` and `extend model` blocks stand in a model file, not "something else"')
  })

  it('has the models of a bridge only while the other plugin is enabled', () => {
    const billing = () => makePlugin('billing', {
      model: 'model Invoice {\n  number String\n  @@record\n}\n',
      files: { 'bridge.prisma': 'extend model Invoice {\n  account Account? @relation(fields: [accountId], references: [id])\n  accountId String? @db.Uuid\n}\n\nextend model Account {\n  invoices Invoice[]\n}\n' },
      enhances: { accounts: { range: '^1.0.0', model: 'bridge.prisma' } },
    })
    expect(composed(billing()).models.text).not.toContain('model Account {')
    const both = composed(billing(), account())
    expect(both.models.text).toContain('invoices Invoice[]')
    expect(both.units.map((unit) => unit.id)).toEqual(['core', 'accounts', 'billing', 'billing+accounts'])
  })
})
