import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const resolveDir = fileURLToPath(new URL('.', import.meta.url))

/** Bytes of a program, minified and zipped, without what is loaded when it is first used. */
async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, minify: true, format: 'esm', target: 'es2022', external: ['./listen.ts', './subscribe.ts', './upload.ts', './check-modules.ts'], write: false })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).byteLength
}

it('is less than 4 kB with the module of the core', async () => {
  expect(await sizeOf(`export { createClient } from '../src/create-client.ts'; export { core } from '../../core/.sdk/index.ts'`)).toBeLessThan(4096)
})
