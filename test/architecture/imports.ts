import type { SourceFile } from './source-files.ts'

const IMPORT = /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** What a TypeScript or Svelte file imports, statically, dynamically and in types. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** The package that a file belongs to, by its folder: 'packages/core', 'packages/plugins/pipeline', 'examples/x', 'test'. */
export function packageOf(path: string): string {
  const [first, second, third] = path.split('/')
  if (first === 'packages' && second === 'plugins') return `packages/plugins/${third}`
  return first === 'packages' || first === 'examples' ? `${first}/${second}` : first ?? ''
}
