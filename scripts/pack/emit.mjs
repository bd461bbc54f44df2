import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { inRoot } from '../lib/paths.mjs'

const ts = createRequire(import.meta.url)('typescript')

/**
 * Writes what a package outside of the repository is read by: declarations of its sources below dist/types, and of its client for programs
 * JavaScript and declarations below dist/sdk. Sources themselves go along as they are: the core runs TypeScript.
 */
export function emitPackage({ folder, kind }) {
  const root = inRoot(folder)
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  if (kind === 'web' || kind === 'program') return
  const program = programOf(root, kind === 'client' ? ['src'] : ['src', ...(kind === 'plugin' ? ['messages'] : []), '.sdk'])
  for (const source of program.getSourceFiles()) {
    const path = relative(root, source.fileName).replaceAll('\\', '/')
    if (kind === 'client' && path.startsWith('src/')) emit(program, source, root, 'dist', { script: true })
    else if (path.startsWith('src/') || (kind === 'plugin' && path.startsWith('messages/'))) emit(program, source, root, 'dist/types', { strip: kind === 'core' ? 'src/' : '' })
    else if (path.startsWith('.sdk/')) emit(program, source, root, 'dist/sdk', { script: true, strip: '.sdk/' })
  }
}

function programOf(root, folders) {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), { noEmit: false, declaration: true, noEmitOnError: false, rootDir: root, outDir: join(root, 'dist') }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => { throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n')) } })
  const names = folders.flatMap((folder) => ts.sys.readDirectory(join(root, folder), ['.ts', '.mts']))
  return ts.createProgram({ rootNames: names.filter((name) => !name.endsWith('.test.ts')), options: config.options })
}

/** One file: its declarations, and with `script` its JavaScript beside them. */
function emit(program, source, root, target, { script = false, strip = '' }) {
  const write = (file, text) => {
    const path = relative(join(root, 'dist'), file).replaceAll('\\', '/')
    const kept = strip !== '' && path.startsWith(strip) ? path.slice(strip.length) : path.replace(/^src\//, script ? '' : 'src/')
    const place = join(root, target, kept)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
  program.emit(source, write, undefined, !script)
}
