export const tests = ['IS', 'IS_NOT', 'AT_LEAST', 'AT_MOST'] as const
export type Test = (typeof tests)[number]

export interface Condition {
  readonly member: string
  readonly test: Test
  readonly value: string
}

export interface FactMember {
  readonly path: string
  readonly kind: string
}

export interface Fact {
  readonly type: string
  readonly plugin: string
  readonly description: string
  readonly members: readonly FactMember[]
}

export interface Webhook {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly url: string
  readonly facts: readonly string[]
  readonly filter: readonly Condition[]
  readonly active: boolean
  readonly rotatedAt: string
  readonly failingSince: string | null
  readonly disabledAt: string | null
  /** Deliveries that wait, and that were given up. */
  readonly waiting: number
  readonly dead: number
}

export interface Book {
  readonly facts: readonly Fact[]
  readonly hooks: readonly Webhook[]
}

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'DEAD'

export interface Delivery {
  readonly id: string
  readonly type: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly dueAt: string
  readonly problem: string | null
  readonly answerCode: number | null
  readonly answer: string | null
  readonly createdAt: string
  readonly attemptedAt: string | null
}

export interface Log {
  readonly deliveries: readonly Delivery[]
  readonly hasMore: boolean
  readonly maxAttempts: number
}

export interface DeadEvent {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly attempts: number
  readonly lastError: string | null
  readonly deliveredTo: readonly string[]
}

/** What a condition can ask of all the chosen facts. */
export function commonMembers(facts: readonly Fact[]): readonly FactMember[] {
  const [first, ...others] = facts
  return (first?.members ?? []).filter(({ path }) => others.every(({ members }) => members.some((member) => member.path === path)))
}

/** Greater and smaller mean something only where there is an order. */
export function testsOf(kind: string | undefined): readonly Test[] {
  return ['integer', 'percent', 'decimal', 'date', 'instant'].includes(kind ?? '') ? tests : tests.slice(0, 2)
}
