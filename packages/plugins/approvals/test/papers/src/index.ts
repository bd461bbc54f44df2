import { approvalOf, contentHash, requestApproval, withdrawApproval, type ApprovalFinished, type StepDefinition } from '../../../src/index.ts'
import { definePlugin, TenonError, type DomainEvent, type RequestContext } from '@tenon/core'

interface Submission {
  readonly id?: string | null
  readonly body: string
  readonly steps: readonly StepDefinition[]
  readonly beneficiaries?: readonly string[] | null
}

/** Papers that are approved as the records of every module are. */
export const papers = definePlugin()({
  id: 'papers',
  description: 'The smallest module whose records are approved.',
  package: new URL('..', import.meta.url),
  requires: { approvals: '*' },
  permissions: { 'papers:write': { title: 'Write papers', defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL', SYSADMIN: 'ALL', LEGAL: 'ALL', FINANCE: 'ALL' } } },
  grants: (grants, person) => {
    if (person.has('papers:write')) grants.can(['read', 'create', 'update'], 'Paper')
  },
  schema: (b) => {
    const { resource } = b as unknown as { resource(model: string): void }
    resource('Paper')
    b.useCase('submitPaper', {
      description: 'Writes a paper, or a new text of it, and submits it.',
      input: (t) => ({ id: t.field({ type: 'String' }), body: t.field({ type: 'String', required: true }), steps: t.field({ type: 'JSON', required: true }), beneficiaries: t.field({ type: ['String'] }) }),
      payload: (t) => ({ told: t.field({ type: 'JSON', resolve: (told: unknown) => told }) }),
      run: (context, input) => submit(context as RequestContext, input as unknown as Submission),
    })
    b.useCase('takePaperBack', {
      description: 'Takes a paper back.',
      input: (t) => ({ id: t.field({ type: 'String', required: true }) }),
      payload: (t) => ({ told: t.field({ type: 'JSON', resolve: (told: unknown) => told }) }),
      run: async (context, { id }) => (await withdrawApproval(context as RequestContext, { model: 'Paper', id: id as string })) ?? {},
    })
    b.useCase('askPaper', {
      description: 'How far a paper is.',
      input: (t) => ({ id: t.field({ type: 'String', required: true }) }),
      payload: (t) => ({ told: t.field({ type: 'JSON', resolve: (told: unknown) => told }) }),
      run: async (context, { id }) => (await approvalOf(context as RequestContext, { model: 'Paper', id: id as string })) ?? {},
    })
  },
  on: [{ event: 'approval.finished', id: 'papers', mode: 'in-transaction', run: (event, context) => note(event as DomainEvent<ApprovalFinished>, context) }],
})

async function submit(context: RequestContext, { id, body, steps, beneficiaries }: Submission) {
  const paper = context.db['paper']!
  const row = id == null ? await paper.create({ data: { title: 'Paper', body } }) : await paper.update({ where: { id }, data: { body, status: 'DRAFT' } })
  const state = await requestApproval(context, {
    subject: { model: 'Paper', id: row['id'] as string }, title: `Paper: ${body}`, revision: row['version'] as number, hash: contentHash({ body }),
    facts: [{ label: 'Text', value: body }], beneficiaries: beneficiaries ?? [], steps,
  })
  return { ...state, paperId: row['id'], request: `ApprovalRequest:${state.id}` }
}

async function note({ payload }: DomainEvent<ApprovalFinished>, context: RequestContext): Promise<void> {
  if (payload.subjectModel !== 'Paper') return
  const papers = context.system('note how the approval ended')['paper']!
  const row = await papers.findUniqueOrThrow({ where: { id: payload.subjectId } })
  if (row['body'] === 'veto') throw new TenonError('PAPER_VETO', { status: 409, message: 'This paper cannot be approved.' })
  await papers.update({ where: { id: payload.subjectId }, data: { status: payload.outcome } })
}
