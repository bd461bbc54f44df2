import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from '../plugin/plugin-types.ts'
import { composeModels } from './compose-models.ts'
import { coreUnit, unitsOf, type Composition, type Unit } from './composition.ts'
import { generateClient, generatorVersion } from './generate.ts'
import { dependencies } from './order-plugins.ts'
import { Problems } from './problems.ts'

/**
 * Writes the types that a plugin compiles against into its `.slice/`: those of the core, of what it requires or enhances,
 * and its own. So it cannot use what it did not declare. Installed packages are left alone: they were compiled already.
 */
export async function generateSlices(composition: Composition): Promise<string[]> {
  const written: string[] = []
  for (const plugin of composition.plugins) {
    const folder = fileURLToPath(plugin.definition.package)
    if (folder.includes(`${sep}node_modules${sep}`)) continue
    if (await writeSlice(sliceUnits(plugin, composition.plugins), join(folder, '.slice'))) written.push(plugin.definition.id)
  }
  return written
}

/** Units of a plugin's slice, in the order of the composition. */
export function sliceUnits(plugin: Plugin, all: readonly Plugin[]): Unit[] {
  const ids = new Set<string>()
  const visit = (id: string): void => {
    const found = all.find((candidate) => candidate.definition.id === id)
    if (!found || ids.has(id)) return
    ids.add(id)
    dependencies(found).forEach(visit)
  }
  visit(plugin.definition.id)
  const members = all.filter((candidate) => ids.has(candidate.definition.id))
  const problems = new Problems()
  const units = [coreUnit(), ...members.flatMap((member) => unitsOf(member, members, problems))]
  problems.throwIfAny()
  return units
}

/**
 * What a unit's tables build on, never more, so that its SQL is the same whatever else is enabled: a plugin on what it requires alone, a
 * bridge on its plugin and the partner too.
 */
export function unitsBelow(unit: Unit, all: readonly Plugin[]): Unit[] {
  if (unit.id === 'core') return []
  const [id] = unit.id.split('+')
  const plugin = all.find(({ definition }) => definition.id === id)!
  return sliceUnits(plugin, all).filter((candidate) => candidate.id !== unit.id && (unit.id !== id || !candidate.id.startsWith(`${id}+`)))
}

async function writeSlice(units: readonly Unit[], output: string): Promise<boolean> {
  const problems = new Problems()
  const models = composeModels(units.filter((unit) => unit.source !== ''), problems)
  problems.throwIfAny()
  const hash = createHash('sha256').update(String(generatorVersion)).update(models.text).digest('hex')
  const stamp = join(output, 'hash')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  await generateClient(models, output)
  writeFileSync(join(output, 'types.ts'), types)
  writeFileSync(stamp, hash)
  return true
}

const types = `// Made by \`tenon generate --slices\`.
import type PrismaTypes from './pothos-types.ts'
import type { PrismaClient } from './client/client.ts'

export interface Slice {
  readonly prisma: PrismaTypes
  readonly client: PrismaClient
}
`
