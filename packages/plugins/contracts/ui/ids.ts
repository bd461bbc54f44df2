/** 'Customer:0198…' -> '0198…', as addresses carry it. */
export function uuidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
