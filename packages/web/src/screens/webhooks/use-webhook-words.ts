import { DataError } from '../../data/data-error.ts'
import type { Refusal } from '../../data/write-outcome.ts'
import type { Tone } from '../../kit/index.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { Delivery, Fact, Webhook } from './webhook-types.ts'
import type { Done } from './webhooks-state.svelte.ts'

export interface WebhookWords {
  /** 'Contract signed'; its type where no plugin that is on tells it. */
  fact(type: string, facts: readonly Fact[]): string
  state(hook: Webhook): { readonly tone: Tone; readonly text: string }
  delivery(delivery: Delivery): { readonly tone: Tone; readonly text: string }
  /** Why an attempt failed. */
  problem(delivery: Delivery): string | null
  /** Does something and says what became of it, unless `isSaid` said a refusal elsewhere. Null where it was refused. */
  tell(work: () => Promise<Done>, done: string | null, isSaid?: (refusal: Refusal) => boolean): Promise<Done | null>
}

/** The words of the screen in the language in use. Called while a component initialises. */
export function useWebhookWords(): WebhookWords {
  const shell = useShell()
  const { t, label } = useI18n()
  const texts = useTexts()
  return {
    fact: (type, facts) => {
      if (type === 'webhook.test') return t('screens.webhooks.testFact')
      const fact = facts.find((one) => one.type === type)
      return fact ? label({ key: `${fact.plugin}.fact.${type}`, fallback: type }) : type
    },
    state: ({ active, disabledAt, failingSince }) => {
      if (disabledAt) return { tone: 'danger', text: t('screens.webhooks.disabled') }
      if (!active) return { tone: 'neutral', text: t('screens.webhooks.off') }
      return failingSince ? { tone: 'warning', text: t('screens.webhooks.failing') } : { tone: 'success', text: t('screens.webhooks.on') }
    },
    delivery: ({ status, attempts }) => {
      if (status === 'DELIVERED') return { tone: 'success', text: t('screens.webhooks.arrived') }
      if (status === 'DEAD') return { tone: 'danger', text: t('screens.webhooks.givenUp') }
      return attempts === 0 ? { tone: 'info', text: t('screens.webhooks.queued') } : { tone: 'warning', text: t('screens.webhooks.again') }
    },
    problem: ({ problem, answerCode }) => {
      if (problem === null) return null
      return problem === 'ANSWER' ? t('screens.webhooks.problem.ANSWER', { code: String(answerCode ?? '') }) : t(`screens.webhooks.problem.${problem}`)
    },
    async tell(work, done, isSaid = () => false) {
      try {
        const result = await work()
        if (result.outcome.ok) {
          if (done !== null) shell.toasts.show({ tone: 'success', title: done })
          return result
        }
        const { refusal } = result.outcome
        if (!isSaid(refusal)) shell.toasts.show({ tone: 'danger', title: t('screens.webhooks.refused'), detail: refusal.fields[0]?.message ?? refusal.message })
      } catch (error) {
        shell.toasts.show({ tone: 'danger', title: t('screens.webhooks.refused'), detail: error instanceof DataError ? texts.failure(error) : String(error) })
      }
      return null
    },
  }
}
