import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assembleSchema } from '../../../app/assemble-schema.ts'
import { compose, coreFolder, type Composition } from '../../../composition/composition.ts'
import { generate } from '../../../composition/generate.ts'
import { generateSlices, sliceUnits } from '../../../composition/slices.ts'
import type { Plugin } from '../../../plugin/plugin-types.ts'
import { takeSnapshot, type Snapshot } from './snapshot.ts'

export interface Snapshots {
  /** The schema of the core with these plugins of the composition, in its order, and no others. */
  of(ids: readonly string[]): Promise<Snapshot>
}

/**
 * What a plugin of this workspace is compiled against is generated beside its sources, and read there where it is just that; all else is generated
 * below `generated`, as the folder of an installed package is not ours to write into.
 */
export async function openSnapshots(composition: Composition, generated: string): Promise<Snapshots> {
  await generateSlices(composition)
  const slices = new Map(composition.plugins.filter((plugin) => !isInstalled(folderOf(plugin))).map((plugin) => [sliceOf(plugin, composition.plugins).join(' '), join(folderOf(plugin), '.slice')]))
  return {
    async of(ids) {
      const part = compose({ ...composition.config, plugins: composition.plugins.filter(({ definition }) => ids.includes(definition.id)) })
      const beside = slices.get(ids.join(' '))
      if (beside !== undefined) return snapshotOf(part, beside)
      const ofCore = ids.length === 0 && !isInstalled(coreFolder) ? join(coreFolder, '.slice') : undefined
      const output = ofCore ?? join(generated, 'slices', ids.join('+') || 'core')
      await generate(part, output)
      return snapshotOf(part, output)
    },
  }
}

async function snapshotOf(composition: Composition, generated: string): Promise<Snapshot> {
  return takeSnapshot((await assembleSchema(composition, generated)).schema)
}

/** Whether a package came from a registry, and not from this workspace. */
export function isInstalled(folder: string): boolean {
  return folder.includes(`${sep}node_modules${sep}`)
}

export function folderOf({ definition }: Plugin): string {
  return fileURLToPath(definition.package)
}

/** The plugins that a slice is made of. */
function sliceOf(plugin: Plugin, all: readonly Plugin[]): string[] {
  return sliceUnits(plugin, all).map(({ id }) => id).filter((id) => id !== 'core' && !id.includes('+'))
}
