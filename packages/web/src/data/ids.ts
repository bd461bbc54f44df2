/** The id that GraphQL speaks of: "Opportunity:0198…". Pages' addresses carry only what follows the colon. */
export function globalId(type: string, uuid: string): string {
  return uuid.includes(':') ? uuid : `${type}:${uuid}`
}

export function uuidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

export function typeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')))
}
