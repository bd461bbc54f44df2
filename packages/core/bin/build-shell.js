// Builds the web shell in a process of its own, so that what Vite and the compiler of Svelte take is given back when it ends.
import { register } from 'tsx/esm/api'

register()
const [entry, lockFile, outDir] = process.argv.slice(2)
// A server that dies meanwhile starts again, and would build into the same folder beside this one.
process.once('disconnect', () => process.exit(1))

try {
  const { buildWeb } = await import(entry)
  answer(await buildWeb({ lockFile, outDir }))
} catch (error) {
  answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

function answer(message) {
  process.send(message, () => process.exit())
}
