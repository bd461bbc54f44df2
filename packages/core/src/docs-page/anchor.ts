/** Where a code stands on the page of the refusals: VERSION_CONFLICT at #version-conflict. */
export function anchorOf(code: string): string {
  return code.toLowerCase().replaceAll('_', '-')
}
