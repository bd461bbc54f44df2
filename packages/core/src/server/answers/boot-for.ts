import type { Caller } from '../../identity/index.ts'
import type { Boot } from '../../schema/metadata-types.ts'
import { buildBoot, buildLockedBoot } from '../boot.ts'
import type { Exchange } from '../exchange.ts'
import type { App } from '../server-types.ts'

/** The boot answer for whoever asks. */
export async function bootFor(app: App, exchange: Exchange, caller: Caller | null): Promise<Boot> {
  if (caller && (await app.secondStep.isMissing(caller))) return buildLockedBoot(app.boot, caller)
  return buildBoot(app.boot, caller && { caller, context: await exchange.context() })
}
