import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransition } from '../../src/lifecycle/run-transition.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { papersPlugin } from './papers-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

interface Offered {
  readonly key: string
  readonly title: string
  readonly possible: boolean
  readonly reasons: readonly string[]
}

interface Result {
  readonly __typename: string
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly currentVersion?: number
  readonly paper?: { readonly status: string; readonly version: number; readonly reason: string | null } | null
}

const fragments = 'paper { status version reason } } ... on Error { code message } ... on ValidationError { fields { path code } } ... on ConflictError { currentVersion }'

describe('a lifecycle', () => {
  let app: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let legal: TestCaller
  let director: TestCaller
  let finance: TestCaller
  let logistics: TestCaller

  beforeAll(async () => {
    app = await createTestApp({ plugins: [await papersPlugin()] })
    rep = await app.as('REP', { unit: 'WEST-1', parentUnit: 'WEST' })
    colleague = await app.as('REP', { unit: 'EAST-1', parentUnit: 'EAST' })
    manager = await app.as('MANAGER', { unit: 'WEST', heads: true })
    legal = await app.as('LEGAL')
    director = await app.as('DIRECTOR')
    finance = await app.as('FINANCE')
    logistics = await app.as('LOGISTICS')
  })
  afterAll(() => app?.close())

  const write = async (caller = rep, title = 'Paper', amount: string | null = '100.00'): Promise<string> => {
    const { data } = await caller.graphql<{ createPaper: { paper: { id: string } } }>('mutation ($input: CreatePaperInput!) { createPaper(input: $input) { ... on CreatePaperPayload { paper { id } } } }', { input: { title, ...(amount ? { amount: { amount } } : {}) } })
    return data!.createPaper.paper.id
  }
  const go = async (caller: TestCaller, key: string, id: string, more: Record<string, unknown> = {}, headers = {}): Promise<Result> => {
    const name = `${key[0]!.toUpperCase()}${key.slice(1)}Paper`
    const version = more['expectedVersion'] ?? (await row(id))['version']
    const { data, errors } = await caller.graphql<{ result: Result }>(`mutation ($input: ${name}Input!) { result: ${key}Paper(input: $input) { __typename ... on ${name}Payload { ${fragments} } }`, { input: { id, expectedVersion: version, ...more } }, headers)
    if (!data) throw new Error(JSON.stringify(errors))
    return data.result
  }
  const row = async (id: string) => (await app.app.systemContext('test').db['paper']!.findUnique({ where: { id: id.split(':')[1] } }))!
  const offered = async (caller: TestCaller, id: string, headers = {}) => (await caller.graphql<{ paper: { transitions: Offered[] } | null }>('query ($id: ID!) { paper(id: $id) { transitions { key title possible reasons } } }', { id }, headers)).data!.paper?.transitions
  const submitted = async (title?: string): Promise<string> => {
    const id = await write(rep, title)
    await go(rep, 'submit', id)
    return id
  }

  describe('its transition', () => {
    test('sets the state, the columns of its effect and the next version, and answers the record', async () => {
      const id = await write()
      expect(await go(rep, 'submit', id)).toMatchObject({ __typename: 'SubmitPaperPayload', paper: { status: 'SUBMITTED', version: 2 } })
      expect(await row(id)).toMatchObject({ status: 'SUBMITTED', submittedById: rep.personId, updatedById: rep.personId })
    })

    test('is written into the history and the outbox', async () => {
      const id = await submitted()
      const { data } = await rep.graphql<{ paper: { history: { nodes: { action: string; changes: { field: string; before: unknown; after: unknown }[] }[] } } }>('query ($id: ID!) { paper(id: $id) { history { nodes { action changes { field before after } } } } }', { id })
      expect(data!.paper.history.nodes[0]).toMatchObject({ action: 'UPDATE', changes: expect.arrayContaining([{ field: 'status', before: 'DRAFT', after: 'SUBMITTED' }]) as unknown })
      const { rows } = await app.app.database.pool.query('select type, payload from core.outbox_event where record_id = $1', [id.split(':')[1]])
      expect(rows).toEqual([{ type: 'paper.submit', payload: { from: 'DRAFT', to: 'SUBMITTED' } }])
    })

    test('of a hidden record does not find it, whatever right the caller has', async () => {
      const id = await submitted()
      expect(await go(colleague, 'submit', id)).toMatchObject({ code: 'NOT_FOUND' })
      expect(await go(logistics, 'approve', id)).toMatchObject({ code: 'NOT_FOUND' })
      expect(await go(rep, 'submit', 'Paper:0198aaaa-0000-7000-8000-000000000000', { expectedVersion: 1 })).toMatchObject({ code: 'NOT_FOUND' })
    })

    test('without a permission of its own takes the right to change the record', async () => {
      const id = await write()
      expect(await go(legal, 'submit', id)).toMatchObject({ __typename: 'RefusedError', code: 'FORBIDDEN' })
      expect(await row(id)).toMatchObject({ status: 'DRAFT', version: 1 })
    })

    test('with a permission takes that, on the rows of its scope, and no right to change the record', async () => {
      expect(await go(legal, 'approve', await submitted())).toMatchObject({ paper: { status: 'APPROVED' } })
      expect(await go(manager, 'approve', await submitted())).toMatchObject({ paper: { status: 'APPROVED' } })
      expect(await go(finance, 'approve', await submitted())).toMatchObject({ code: 'FORBIDDEN' })
      expect(await go(rep, 'approve', await submitted())).toMatchObject({ code: 'FORBIDDEN' })
    })

    test('with a permission for the team goes no further than the team', async () => {
      const id = await write(colleague)
      await go(colleague, 'submit', id)
      const eastManager = await app.as('MANAGER', { unit: 'EAST', heads: true })
      expect(await go(manager, 'approve', id)).toMatchObject({ code: 'NOT_FOUND' })
      expect(await go(eastManager, 'approve', id)).toMatchObject({ paper: { status: 'APPROVED' } })
    })

    test('that is not offered now says why to whoever tries, and is offered to nobody', async () => {
      const [early, other] = [await submitted('Too early'), await submitted()]
      for (const id of [early, other]) await go(legal, 'reject', id, { reason: 'Too dear' })
      expect((await offered(director, early))!.map(({ key }) => key)).toEqual([])
      expect(await go(director, 'reopen', early)).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'title', code: 'PAPER_TOO_EARLY' }] })
      expect((await offered(director, other))!.map(({ key }) => key)).toEqual(['reopen'])
      expect(await go(director, 'reopen', other)).toMatchObject({ paper: { status: 'DRAFT' } })
    })

    test('by a token that may only read is refused', async () => {
      const { token } = await app.identity.createToken(legal.personId, { name: 'reader', scopes: 'read-only' } as never)
      const id = await submitted()
      expect(await go(legal, 'approve', id, {}, { authorization: `Bearer ${token}` })).toMatchObject({ code: 'TOKEN_READ_ONLY' })
    })

    test('from another state is refused, naming the present one', async () => {
      const id = await write()
      expect(await go(director, 'approve', id)).toMatchObject({ __typename: 'RefusedError', code: 'TRANSITION_NOT_POSSIBLE', message: '"Approve" is not possible: this Paper is in the state "Draft" now. Load it again to see what is possible.' })
      expect((await go(director, 'approve', id, {}, { 'accept-language': 'zh-CN' })).message).toBe('“批准”当前无法执行：该文件的状态为“草稿”。请刷新后查看可执行的操作。')
    })

    test('of a record that somebody else changed meanwhile is a conflict', async () => {
      const id = await submitted()
      expect(await go(legal, 'approve', id, { expectedVersion: 1 })).toEqual({ __typename: 'ConflictError', code: 'VERSION_CONFLICT', message: expect.any(String) as unknown, currentVersion: 2 })
    })

    test('that separates duties refuses an administrator of everything too', async () => {
      const id = await write(director)
      await go(director, 'submit', id)
      expect(await go(director, 'approve', id)).toMatchObject({ __typename: 'RefusedError', code: 'TRANSITION_NOT_YOURS' })
      expect(await go(legal, 'approve', id)).toMatchObject({ paper: { status: 'APPROVED' } })
    })

    test('that its guard is against says so at the fields, and changes nothing', async () => {
      const id = await write(rep, 'Cheap', null)
      expect(await go(rep, 'submit', id)).toMatchObject({ __typename: 'ValidationError', fields: [{ path: 'amount', code: 'PAPER_WITHOUT_AMOUNT' }] })
      expect(await row(id)).toMatchObject({ status: 'DRAFT', version: 1, submittedById: null })
    })

    test('guards by the whole record, also where the caller sees less of it', async () => {
      const id = await submitted()
      const { data } = await legal.graphql<{ paper: { amount: null } }>('query ($id: ID!) { paper(id: $id) { amount { amount } } }', { id })
      expect(data!.paper.amount).toBeNull()
      expect(await go(legal, 'approve', id)).toMatchObject({ paper: { status: 'APPROVED' } })
    })

    test('that goes wrong in its effect leaves nothing behind', async () => {
      const id = await submitted()
      // No note of theirs: LOGISTICS cannot even read, so the manager's note is what the effect writes.
      await app.app.database.pool.query('alter table papers.paper_note add constraint no_notes check (text <> \'Approved\') not valid')
      await expect(go(legal, 'approve', id)).rejects.toThrow()
      await app.app.database.pool.query('alter table papers.paper_note drop constraint no_notes')
      expect(await row(id)).toMatchObject({ status: 'SUBMITTED', version: 2 })
    })

    test('of two at the same moment happens once', async () => {
      const id = await submitted()
      const both = await Promise.all([go(legal, 'approve', id, { expectedVersion: 2 }), go(manager, 'reject', id, { expectedVersion: 2, reason: 'Too dear' })])
      expect(both.map(({ __typename }) => __typename === 'ConflictError')).toContain(true)
      expect(both.filter(({ paper }) => paper)).toHaveLength(1)
      expect(await row(id)).toMatchObject({ version: 3 })
    })

    test('that is sent again with its key happens once', async () => {
      const id = await write()
      const headers = { 'idempotency-key': `submit-${id}` }
      const first = await go(rep, 'submit', id, { expectedVersion: 1 }, headers)
      expect(await go(rep, 'submit', id, { expectedVersion: 1 }, headers)).toEqual(first)
      expect(await row(id)).toMatchObject({ version: 2 })
    })
  })

  describe('the inputs of its transition', () => {
    test('are asked for, limited and handed to the effect like the fields that they are named as', async () => {
      const id = await submitted()
      expect(await go(legal, 'reject', id, { reason: '  Too dear  ', reviewerId: `Person:${finance.personId}`, fine: { amount: '12.50', currency: 'CNY' } })).toMatchObject({ paper: { status: 'REJECTED', reason: 'Too dear' } })
      expect(await row(id)).toMatchObject({ reviewerId: finance.personId, amountMinor: 1250n })
    })

    test('that are wrong are refused each for itself', async () => {
      const id = await submitted()
      const fields = async (more: Record<string, unknown>) => (await go(legal, 'reject', id, more)).fields
      expect(await fields({ reason: ' ' })).toEqual([{ path: 'reason', code: 'REQUIRED' }])
      expect(await fields({ reason: 'x'.repeat(501), fine: { amount: '1.234', currency: 'CNY' } })).toEqual([{ path: 'reason', code: 'TOO_LONG' }, { path: 'fine', code: 'TOO_PRECISE' }])
      expect(await fields({ reason: 'a\ud800b' })).toEqual([{ path: 'reason', code: 'NOT_TEXT' }])
      expect(await fields({ reason: 'Too dear', reviewerId: 'Person:0198aaaa-0000-7000-8000-000000000000' })).toEqual([{ path: 'reviewerId', code: 'UNKNOWN_REFERENCE' }])
      expect(await fields({ reason: 'because' })).toEqual([{ path: 'reason', code: 'PAPER_REASON_POOR' }])
      expect(await row(id)).toMatchObject({ status: 'SUBMITTED', version: 2 })
    })
  })

  describe('its state', () => {
    test('begins in the default and is set by no ordinary write', async () => {
      const id = await write()
      expect(await row(id)).toMatchObject({ status: 'DRAFT' })
      for (const [mutation, input] of [['createPaper', { title: 'New', status: 'APPROVED' }], ['updatePaper', { id, expectedVersion: 1, status: 'APPROVED' }], ['updatePapers', { ids: [id], patch: { status: 'APPROVED' } }]] as const) {
        const { errors } = await rep.graphql(`mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename } }`, { input })
        expect(errors?.[0]?.message).toContain('status')
      }
      expect(await row(id)).toMatchObject({ status: 'DRAFT', version: 1 })
    })
  })

  describe('what a record offers', () => {
    test('is what starts from its state and the caller has a right to', async () => {
      const id = await submitted()
      expect(await offered(rep, id)).toEqual([])
      expect(await offered(legal, id)).toEqual([{ key: 'approve', title: 'Approve', possible: true, reasons: [] }, { key: 'reject', title: 'Reject', possible: true, reasons: [] }])
      expect(await offered(finance, id)).toEqual([])
      expect(await offered(colleague, id)).toBeUndefined()
      expect((await offered(director, await write()))!.map(({ key }) => key)).toEqual(['submit'])
    })

    test('says why it is not possible, in the language of whoever asks', async () => {
      const id = await write(rep, 'Cheap', null)
      expect(await offered(rep, id)).toEqual([{ key: 'submit', title: 'Submit', possible: false, reasons: ['Say what it costs.'] }])
      expect(await offered(rep, id, { 'accept-language': 'zh-CN' })).toEqual([{ key: 'submit', title: '提交', possible: false, reasons: ['请填写金额。'] }])
    })

    test('leaves out what duties forbid the caller', async () => {
      const id = await write(director)
      await go(director, 'submit', id)
      expect(await offered(director, id)).toEqual([{ key: 'reject', title: 'Reject', possible: true, reasons: [] }])
    })

    test('never is what only the system does', async () => {
      const id = await submitted()
      await go(legal, 'approve', id)
      expect(await offered(director, id)).toEqual([])
      const { errors } = await director.graphql('mutation ($input: ArchivePaperInput!) { archivePaper(input: $input) { __typename } }', { input: { id, expectedVersion: 3 } })
      expect(errors?.[0]?.message).toContain('ArchivePaperInput')
    })

    test('is asked for a whole list in as many statements as for one record', async () => {
      for (let index = 0; index < 6; index++) await submitted(`List ${index}`)
      const list = (first: number) => app.statements(() => rep.graphql('query ($first: Int!) { papers(first: $first) { nodes { transitions { key } } } }', { first }))
      expect((await list(5)).length).toBe((await list(1)).length)
    })

    test('is limited to lists of a hundred', async () => {
      const { db } = app.app.systemContext('test')
      await db['paper']!.createMany({ data: Array.from({ length: 60 }, (_, index) => ({ title: `Many ${index}`, ownerId: rep.personId })) })
      const { errors } = await rep.graphql('{ a: papers(first: 60) { nodes { transitions { key } } } b: papers(first: 60) { nodes { transitions { key } } } }')
      expect(errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX')
    })
  })

  describe('from code', () => {
    test('what only the system does needs no right, and shares the transaction of what brought it about', async () => {
      const id = await submitted('To the archive')
      await go(legal, 'approve', id)
      expect(await row(id)).toMatchObject({ status: 'ARCHIVED', version: 4 })
    })

    test('a transition keeps its rules', async () => {
      const id = await write(rep, 'Cheap', null)
      const context = (caller: TestCaller) => app.app.principalOf(caller.personId).then((principal) => app.app.createContext(principal))
      await expect(runTransition(await context(rep), 'Paper', id, 'submit')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
      await expect(runTransition(await context(legal), 'Paper', id, 'submit')).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(runTransition(await context(logistics), 'Paper', id, 'submit')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(runTransition(await context(rep), 'Paper', id, 'archive')).rejects.toMatchObject({ code: 'TRANSITION_NOT_POSSIBLE' })
      await runTransition(app.app.systemContext('test'), 'Paper', await submitted(), 'reject', { reason: 'Late' })
    })
  })

  test('is told to the shell with its states, ways and inputs', async () => {
    const { data } = await rep.graphql<{ resourceMeta: { lifecycle: unknown; fields: { name: string; readOnly: boolean }[] } }>('{ resourceMeta(name: "Paper") }')
    expect(data!.resourceMeta.fields.find(({ name }) => name === 'status')).toMatchObject({ readOnly: true })
    expect(data!.resourceMeta.lifecycle).toMatchObject({
      field: 'status', initial: 'DRAFT', states: ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'ARCHIVED'],
      transitions: [
        { key: 'submit', from: ['DRAFT'], to: 'SUBMITTED', tone: null, mutation: 'submitPaper', inputs: [], label: { key: 'papers.transition.Paper.submit', fallback: 'Submit' } },
        { key: 'approve', tone: 'primary' },
        { key: 'reject', tone: 'danger', inputs: [{ name: 'reason', kind: 'text', required: true, readOnly: false, label: { key: 'papers.Paper.reason' } }, { name: 'reviewer', kind: 'reference', required: false, reference: { resource: 'Person', inputField: 'reviewerId' } }, { name: 'fine', kind: 'money' }] },
        { key: 'reopen' },
        { key: 'archive', mutation: null },
      ],
    })
  })
})
