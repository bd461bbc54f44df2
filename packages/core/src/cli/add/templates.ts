import { readFileSync } from 'node:fs'

/** The text of a template of `tenon add`, with its words put in. */
export function fill(template: string, names: Readonly<Record<string, string>>): string {
  const file = new URL(`../../../templates/add/${template}.tmpl`, import.meta.url)
  return readFileSync(file, 'utf8').replace(/\{\{(\w+)\}\}/g, (_all, word: string) => names[word]!)
}

/** 'remind-owners' -> 'remindOwners', 'ticket.resolved' -> 'ticketResolved'. */
export function camelCase(name: string): string {
  return name.replace(/[-.](.)/g, (_all, letter: string) => letter.toUpperCase())
}
