import type { Context } from '../context.ts'
import { filesMissing } from '../pdf/keep-signed.ts'
import { findSigned, isSigned, missingFiles, saysWhatWasSigned } from '../pdf/signed-text.ts'

/** How often it is looked, in minutes, and for how many contracts files are asked for then: printing one takes seconds, and nobody waits for it. */
export const LOOK = 10
const atMost = 2
const PAGE = 200
const HOUR_MS = 3_600_000

/**
 * Contracts whose signature nobody was told of, as those of an import, have no file: it is asked for here, the newest first, and made after the
 * commit. One that was signed within the hour has its own event under way, and one that says something else than was signed has no file to keep.
 */
export async function findMissingFiles(context: Context): Promise<void> {
  const lately = new Date(context.now().getTime() - HOUR_MS)
  let asked = 0
  for (let before: string | undefined; ;) {
    const page = await findSigned(context, before === undefined ? {} : { id: { lt: before } }, { take: PAGE })
    const settled = page.filter((contract) => isSigned(contract) && contract.signatures.every(({ createdAt }) => createdAt < lately))
    const missing = await missingFiles(context, settled)
    for (const contract of settled) {
      if (missing.get(contract.id)!.length === 0 || !(await saysWhatWasSigned(context, contract))) continue
      context.emit(filesMissing, contract.id, null)
      if (++asked === atMost) return
    }
    if (page.length < PAGE) return
    before = page.at(-1)!.id
  }
}
