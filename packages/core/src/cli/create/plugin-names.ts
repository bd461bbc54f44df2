import { plural, upperFirst, kebabCase } from '../../schema/naming.ts'
import { createErrors } from './errors.ts'

export interface PluginAnswers {
  /** Lower case, with hyphens: `service-desk`. */
  readonly id: string
  /** The first model, singular: `Ticket`. */
  readonly model: string
  /** What it is called in Chinese. */
  readonly titleZh: string
  readonly packageName: string
  readonly version: string
}

/** The words that the templates are filled with. Throws PLUGIN_NAME_INVALID for an id or a model that cannot be one. */
export function namesFor({ id, model, titleZh, packageName, version }: PluginAnswers): Readonly<Record<string, string>> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === 'core') throw createErrors.PLUGIN_NAME_INVALID({ name: id, what: 'the id of a plugin', rule: 'Use lower-case letters, digits and hyphens, as in service-desk.' })
  if (!/^[A-Z][A-Za-z0-9]*$/.test(model)) throw createErrors.PLUGIN_NAME_INVALID({ name: model, what: 'the name of a model', rule: 'Use one English word or several joined, singular, each with a capital, as in ServiceTicket.' })
  const spoken = kebabCase(model).replaceAll('-', ' ')
  const many = plural(spoken)
  const field = model[0]!.toLowerCase() + model.slice(1)
  return {
    id, version, package: packageName, Model: model, model: field, models: plural(field), camel: id.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase()),
    title: spoken, titles: many, Title: upperFirst(spoken), Titles: upperFirst(many), titleZh: titleZh.replaceAll("'", '’'), Article: `${/^[aeiou]/.test(spoken) ? 'An' : 'A'} ${spoken}`, article: `${/^[aeiou]/.test(spoken) ? 'an' : 'a'} ${spoken}`, file: kebabCase(model),
    description: `${upperFirst(many)} of the company.`, path: `/${id}/${kebabCase(plural(model))}`,
  }
}

/** A model for an id that names several things: `service-tickets` keeps ServiceTicket. */
export function modelFor(id: string): string {
  return id.split('-').map(upperFirst).join('').replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
}
