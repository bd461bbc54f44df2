/** How often a delivery is attempted before it is given up. */
export const MAX_ATTEMPTS = 12

/** A condition on a member of the payload. A path leads into parts: 'gross.minor'; 'lines[].kind' asks whether any of the list fits. */
export interface WebhookCondition {
  readonly member: string
  readonly test: WebhookTest
  readonly value: string
}

export const webhookTests = ['IS', 'IS_NOT', 'AT_LEAST', 'AT_MOST'] as const
export type WebhookTest = (typeof webhookTests)[number]

/** Why an attempt failed. ANSWER: the receiver answered something else than success. */
export type DeliveryProblem = 'ANSWER' | 'REDIRECT' | 'TIMEOUT' | 'NO_ADDRESS' | 'PRIVATE_ADDRESS' | 'PLAIN_HTTP' | 'CERTIFICATE' | 'CONNECTION' | 'NO_SECRET'

export interface Attempt {
  readonly problem: DeliveryProblem | null
  readonly answerCode: number | null
  /** At most ANSWER_LIMIT characters. */
  readonly answer: string | null
}

/** The type of what `testWebhook` sends. No fact has it. */
export const TEST_TYPE = 'webhook.test'
