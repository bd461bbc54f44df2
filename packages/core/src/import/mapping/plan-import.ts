import { isCurrency } from '../../money/index.ts'
import type { ImportTarget } from '../target-types.ts'
import { many } from './conditions.ts'
import { planStep } from './plan-step.ts'
import type { ImportPlan, StepPlan } from './plan-types.ts'
import { startPlanning } from './planning.ts'
import type { Planning } from './planning.ts'
import { MappingProblems } from './problems.ts'
import type { ReadMapping } from './read-mapping.ts'
import { checkDates } from './value-format.ts'

/** Resolves a mapping against the resources and the given files. Throws IMPORT_MAPPING_INVALID with everything that is wrong; no row is read before. */
export async function planImport(read: ReadMapping, target: ImportTarget, files: readonly string[]): Promise<ImportPlan> {
  const problems = new MappingProblems(read.locate)
  const planning = startPlanning(read.mapping, target, problems)
  checkWhole(planning)
  const steps: StepPlan[] = []
  const names = new Set<string>()
  for (const [index, step] of read.mapping.steps.entries()) {
    if (names.has(step.name)) problems.add(['steps', index, 'name'], 'MAPPING_NAME_TWICE', { name: step.name, first: 'an earlier step' })
    names.add(step.name)
    const planned = await planStep(planning, step, index, files)
    if (planned) steps.push(planned)
  }
  problems.throwIfAny(read.name)
  return { name: read.name, source: read.mapping.source, steps }
}

function checkWhole(planning: Planning): void {
  const { mapping, problems } = planning
  if (mapping.currency !== undefined && !isCurrency(mapping.currency)) problems.add(['currency'], 'MAPPING_CURRENCY_UNKNOWN', { currency: mapping.currency })
  if (mapping.timeZone !== undefined) planning.zone(mapping.timeZone, ['timeZone'])
  if (mapping.dates !== undefined) checkDates(planning, many(mapping.dates), ['dates'])
}
