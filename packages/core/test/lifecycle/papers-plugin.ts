import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RequestContext } from '../../src/context.ts'
import { runTransition } from '../../src/lifecycle/run-transition.ts'
import type { LifecycleOptions, TransitionInputFields } from '../../src/lifecycle/lifecycle-options.ts'
import { definePlugin } from '../../src/plugin/define-plugin.ts'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { problem } from '../../src/schema/input-problems.ts'
import type { EventHandler } from '../../src/writes/event-types.ts'
import { withMigration } from '../composition/make-plugin.ts'

const model = `
enum PaperStatus {
  DRAFT
  SUBMITTED
  APPROVED
  REJECTED
  ARCHIVED
}

model Paper {
  title         String
  status        PaperStatus @default(DRAFT)
  amountMinor   BigInt?
  currency      String?     @db.Char(3)
  reason        String?
  submittedById String?     @db.Uuid
  reviewer      Person?     @relation("PaperReviewer", fields: [reviewerId], references: [id])
  reviewerId    String?     @db.Uuid
  notes         PaperNote[]
  @@record
  @@scoped
}

model PaperNote {
  text    String
  paper   Paper  @relation(fields: [paperId], references: [id])
  paperId String @db.Uuid
  @@record
}

extend model Person {
  reviews Paper[] @relation("PaperReviewer")
}
`

type Row = Readonly<Record<string, unknown>>
type Context = RequestContext

/** Draft, submitted, approved or rejected; an approved paper is archived by the system. */
export const paperLifecycle: LifecycleOptions<Row, string, string, Context> = {
  field: 'status',
  transitions: {
    submit: {
      from: ['DRAFT'], to: 'SUBMITTED',
      guard: (row) => (row['amountMinor'] === null ? [problem('amount', 'PAPER_WITHOUT_AMOUNT', {}, 'Say what it costs.')] : []),
      effect: (_row, { principal }) => ({ submittedById: principal.personId }),
    },
    approve: {
      from: ['SUBMITTED'], to: 'APPROVED', permission: 'papers:decide', tone: 'primary',
      may: (row, { principal }) => row['submittedById'] !== principal.personId,
      effect: async (row, { db }) => void (await db['paperNote']!.create({ data: { text: 'Approved', paperId: row['id'] } })),
    },
    reject: {
      from: ['SUBMITTED'], to: 'REJECTED', permission: 'papers:decide', tone: 'danger',
      input: (t: TransitionInputFields) => ({ reason: t.field({ type: 'String', required: true }), reviewerId: t.field({ type: 'ID' }), fine: t.field({ type: 'MoneyInput' }) }),
      guard: (_row, _context, { reason }) => (reason === 'because' ? [problem('reason', 'PAPER_REASON_POOR', {}, 'Say why.')] : reason === undefined ? [problem('reason', 'REQUIRED')] : []),
      effect: (_row, _context, { reason, reviewerId, fine }) => ({ reason, reviewerId: reviewerId ?? null, ...(fine ? { amountMinor: (fine as { minor: bigint }).minor } : {}) }),
    },
    reopen: { from: ['REJECTED'], to: 'DRAFT', notOffered: (row) => (row['title'] === 'Too early' ? problem('title', 'PAPER_TOO_EARLY', {}, 'It was rejected only today.') : null) },
    archive: { from: ['APPROVED'], to: 'ARCHIVED', system: true },
  },
}

const handlers: EventHandler[] = [
  { event: 'paper.approve', id: 'archive', mode: 'in-transaction', run: async ({ recordId }, context) => {
    const row = await context.system('Reads the title that a test archives by.')['paper']!.findUnique({ where: { id: recordId } })
    if (row!['title'] === 'To the archive') await runTransition(context, 'Paper', recordId!, 'archive')
  } },
]

/** A plugin of papers, with its migration. */
export function papersPlugin(): Promise<Plugin> {
  return withMigration(papersCode())
}

/** Its code alone. `change` spoils its lifecycle, for tests of the boot. */
export function papersCode(change: (options: typeof paperLifecycle) => object = (options) => options): Plugin {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-papers-'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@acme/papers', version: '1.0.0' }))
  writeFileSync(join(folder, 'model.prisma'), model)
  return definePlugin()({
    id: 'papers', description: 'Papers of a test.', package: pathToFileURL(`${folder}/`),
    permissions: {
      'papers:read': { title: 'See papers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', LEGAL: 'ALL', FINANCE: 'ALL' } },
      'papers:write': { title: 'Write papers', defaults: { REP: 'OWN', DIRECTOR: 'ALL' } },
      'papers:decide': { title: 'Decide on papers', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL', LEGAL: 'ALL', LOGISTICS: 'ALL' } },
    },
    grants: (grants, person) => {
      grants.scoped('read', 'Paper', person.scope('papers:read'))
      grants.scoped(['create', 'update', 'delete'], 'Paper', person.scope('papers:write'))
      if (person.has('papers:read')) grants.can(['read', 'create'], 'PaperNote')
    },
    restricts: (restricts, person) => {
      if (!person.has('papers:write')) restricts.fields('read', 'Paper', ['amountMinor', 'currency'])
    },
    schema: (builder) => {
      const b = builder as unknown as { resource(name: string, options: object): void; lifecycle(name: string, options: object): void }
      b.lifecycle('Paper', change(paperLifecycle))
      b.resource('Paper', {})
      b.resource('PaperNote', { title: 'text' })
    },
    on: handlers,
    messages: { en: {}, 'zh-CN': { Paper: '文件', 'PaperStatus.DRAFT': '草稿', 'transition.Paper.submit': '提交', 'transition.Paper.approve': '批准', 'error.PAPER_WITHOUT_AMOUNT': '请填写金额。' } },
  })()
}
