// Plugins, configuration and the core itself are TypeScript: tsx loads them, on every Node that we support.
import { register } from 'tsx/esm/api'

/** Runs the `tenon` command with these arguments, in this process. */
export async function tenon(args) {
  register()
  const { main } = await import('../src/cli/main.ts')
  await main([process.execPath, 'tenon', ...args])
}
