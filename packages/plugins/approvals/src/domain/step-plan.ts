import type { Quorum } from './quorum.ts'
import type { ResolverKind } from './resolve.ts'
import type { StepDefinition, StepResolver } from '../types.ts'

export interface PlannedStep {
  readonly key: string
  readonly title: string
  readonly resolver: ResolverKind
  readonly target: string
  readonly quorum: 'ALL' | 'ANY' | 'COUNT'
  readonly needed: number | null
  readonly dueHours: number | null
  readonly ordinal: number
  readonly position: number
}

/** Steps in their order; neighbours of one parallel group share an ordinal. A text says what is wrong with them. */
export function planSteps(steps: readonly StepDefinition[]): readonly PlannedStep[] | string {
  if (steps.length === 0) return 'it has no step'
  if (new Set(steps.map(({ key }) => key)).size < steps.length) return 'two steps have the same key'
  const planned: PlannedStep[] = []
  for (const [index, step] of steps.entries()) {
    const { quorum = 'ANY', dueHours = null } = step
    if (typeof quorum === 'number' && !(Number.isInteger(quorum) && quorum > 0)) return `the quorum of "${step.key}" is not a whole number above zero`
    if (dueHours !== null && !(Number.isInteger(dueHours) && dueHours > 0)) return `the time of "${step.key}" is not a whole number of hours`
    const previous = planned.at(-1)
    const joins = previous !== undefined && step.parallelGroup !== undefined && step.parallelGroup === steps[index - 1]!.parallelGroup
    planned.push({
      key: step.key, title: step.title, ...resolverOf(step.resolver), dueHours, position: index + 1,
      ordinal: previous === undefined ? 1 : joins ? previous.ordinal : previous.ordinal + 1,
      quorum: typeof quorum === 'number' ? 'COUNT' : quorum, needed: typeof quorum === 'number' ? quorum : null,
    })
  }
  return planned
}

export function quorumOf({ quorum, needed }: Pick<PlannedStep, 'quorum' | 'needed'>): Quorum {
  return quorum === 'COUNT' ? needed! : quorum
}

function resolverOf(resolver: StepResolver): { resolver: ResolverKind; target: string } {
  if ('role' in resolver) return { resolver: 'ROLE', target: resolver.role }
  if ('headOf' in resolver) return { resolver: 'HEAD', target: resolver.headOf }
  if ('department' in resolver) return { resolver: 'DEPARTMENT', target: resolver.department }
  if ('superiorOf' in resolver) return { resolver: 'SUPERIOR', target: resolver.superiorOf }
  return { resolver: 'PERSON', target: resolver.person }
}
