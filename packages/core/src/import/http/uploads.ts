import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importErrors } from '../errors.ts'

/** Files that people uploaded, each person's in a folder that only this person's requests lead to. */
export interface Uploads {
  /** A new empty folder. Removes uploads that are too old. */
  open(personId: string): Promise<{ readonly id: string; readonly folder: string }>
  /** The folder of an upload. Throws IMPORT_UPLOAD_MISSING, also for somebody else's. */
  folder(personId: string, id: string): Promise<string>
  /** Where the problems of a run are kept. */
  spool(personId: string, runId: string): Promise<string>
  /** Removes everything. */
  close(): Promise<void>
}

const hours = 24
const uuid = /^[0-9a-f-]{36}$/

/** Keeps uploads below `root`; below a new folder of the system's temporary files where none is given. */
export function createUploads(root?: string): Uploads {
  let made: Promise<string> | undefined
  const base = (): Promise<string> => (made ??= root === undefined ? mkdtemp(join(tmpdir(), 'tenon-uploads-')) : mkdir(root, { recursive: true, mode: 0o700 }).then(() => root))
  const own = async (personId: string): Promise<string> => {
    const folder = join(await base(), personId)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  return {
    async open(personId) {
      const folder = await own(personId)
      await removeOld(folder)
      const id = randomUUID()
      await mkdir(join(folder, id), { mode: 0o700 })
      return { id, folder: join(folder, id) }
    },
    async folder(personId, id) {
      const folder = join(await own(personId), id)
      if (!uuid.test(id) || !(await exists(folder))) throw importErrors.IMPORT_UPLOAD_MISSING({ hours })
      return folder
    },
    spool: async (personId, runId) => join(await own(personId), `${runId}.ndjson`),
    async close() {
      // A folder that was given is not ours to remove.
      if (made !== undefined && root === undefined) await rm(await made, { recursive: true, force: true })
    },
  }
}

async function removeOld(folder: string): Promise<void> {
  const oldest = Date.now() - hours * 3_600_000
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < oldest) await rm(path, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}
