/** Whether a file answers an input's `accept`: extensions, types, or type/*. */
export function acceptsFile(file: { readonly name: string; readonly type: string }, accept: string | undefined): boolean {
  if (!accept) return true
  return accept.split(',').some((part) => {
    const wanted = part.trim().toLowerCase()
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted)
    if (wanted.endsWith('/*')) return file.type.startsWith(wanted.slice(0, -1))
    return file.type === wanted
  })
}
