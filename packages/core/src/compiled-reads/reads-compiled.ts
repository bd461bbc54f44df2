/** Whether this process compiles plain reads, as TENON_COMPILED_READS says: 1 or 0. @default 1 */
export function readsCompiled(): boolean {
  return process.env['TENON_COMPILED_READS'] !== '0'
}
