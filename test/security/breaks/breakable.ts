import { sep } from 'node:path'
import { breaks, type Break } from './breaks.ts'
import { writeBreaks } from './write-breaks.ts'

/**
 * Lets the tests of this folder break the guard: each place that a break names reads the right code or the wrong one, by a switch. Only what these
 * tests load is changed, in memory.
 */
export function breakableGuard(): { name: string; enforce: 'pre'; transform(code: string, id: string): string | undefined } {
  return {
    name: 'breakable-guard',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0]!.split(sep).join('/')
      const inFile = [...breaks, ...writeBreaks].filter(({ file }) => path.endsWith(`/packages/core/src/rights/${file}`))
      return inFile.length === 0 ? undefined : inFile.reduce((text, one) => withBreak(text, one), code)
    },
  }
}

/** The right expression comes first, so that a break of a part of it is found in it. */
function withBreak(text: string, { name, right, wrong }: Break): string {
  const at = text.indexOf(right)
  if (at < 0) throw new Error(`The break "${name}" looks for a text that is no longer in the guard: ${right}. Say in breaks.ts how that place is to be broken now.`)
  return `${text.slice(0, at)}(globalThis.tenonBreak !== ${JSON.stringify(name)} ? ${right} : ${wrong})${text.slice(at + right.length)}`
}
