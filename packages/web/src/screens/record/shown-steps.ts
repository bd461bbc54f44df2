import type { LifecycleMeta } from '@tenon/core/metadata'
import { byWeight, type Offered } from './lifecycle-request.ts'

/** More than two are no line of buttons any more: then the first one alone is a button. */
function countShown(offered: readonly Offered[]): number {
  return offered.length > 2 ? 1 : offered.length
}

/** The steps that have a button of their own, the weightiest first. */
export function shownSteps(lifecycle: LifecycleMeta, offered: readonly Offered[]): readonly Offered[] {
  return byWeight(offered, lifecycle).slice(0, countShown(offered))
}

/** The steps that the menu has, with how each looks. */
export function otherSteps(lifecycle: LifecycleMeta, offered: readonly Offered[]): readonly (Offered & { readonly tone: 'primary' | 'danger' | null })[] {
  return byWeight(offered, lifecycle).slice(countShown(offered)).map((step) => ({ ...step, tone: lifecycle.transitions.find(({ key }) => key === step.key)?.tone ?? null }))
}
