import { DataError } from '../../data/data-error.ts'
import { useData } from '../../data/use-data.ts'
import { readOutcome, type Refusal } from '../../data/write-outcome.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { Invitation } from './org-documents.ts'

export interface NewInvitation {
  readonly personId?: string
  readonly email?: string
  readonly name?: string
  readonly unitId?: string
  readonly roles?: readonly string[]
}

/** Inviting, sending again and withdrawing, each said in a message. */
export function useInvitations() {
  const { client } = useData()
  const { toasts } = useShell()
  const { t } = useI18n()
  const texts = useTexts()

  /** Gives the refusal, null when it is done, undefined where nothing was heard. */
  async function send(mutation: 'inviteUser' | 'resendInvitation' | 'revokeInvitation', input: object): Promise<Refusal | null | undefined> {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1)
    const document = `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Payload { record: invitation { id version } } ... on Error { code message help } ... on ValidationError { fields { path code message } } } }`
    try {
      const { result } = await client.mutate<{ result: unknown }>(document, { input }, { types: ['Invitation', 'Person'] })
      const outcome = readOutcome(result)
      return outcome.ok ? null : outcome.refusal
    } catch (error) {
      toasts.show({ tone: 'danger', title: error instanceof DataError ? texts.failure(error) : String(error) })
      return undefined
    }
  }

  async function said(answer: Promise<Refusal | null | undefined>, title: string): Promise<void> {
    const refusal = await answer
    if (refusal === null) toasts.show({ tone: 'success', title })
    else if (refusal) toasts.show({ tone: 'danger', title: refusal.message })
  }

  return {
    async invite(input: NewInvitation, name: string): Promise<Refusal | null | undefined> {
      const refusal = await send('inviteUser', input)
      if (refusal === null) toasts.show({ tone: 'success', title: t('screens.invite.sent', { name }) })
      return refusal
    },
    inviteKnown: (personId: string, name: string) => said(send('inviteUser', { personId }), t('screens.invite.sent', { name })),
    resend: ({ id, person }: Invitation) => said(send('resendInvitation', { id }), t('screens.invite.sentAgain', { name: person.name })),
    withdraw: ({ id, person }: Invitation) => said(send('revokeInvitation', { id }), t('screens.invite.withdrawn', { name: person.name })),
  }
}
