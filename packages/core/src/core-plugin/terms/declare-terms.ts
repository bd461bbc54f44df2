import type { RequestContext } from '../../context.ts'
import type { Grants, Principal } from '../../rights/rights-types.ts'
import { isHerself } from '../../rights/actors.ts'
import { problem } from '../../schema/input-problems.ts'
import type { LooseBuilder } from '../../schema/loose-builder.ts'
import { validationFailed } from '../../schema/resource-writer.ts'
import type { UseCaseOptions } from '../../schema/use-case.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { termKeys, wordBook } from './term-keys.ts'

interface NewName {
  readonly key: string
  readonly locale: string
  readonly text?: string | null
}

const MAX_TEXT = 60

/**
 * What a company calls things. A name is kept per word and language, and stands wherever the product's own word would:
 * navigation, lists, forms, history, imports and exports.
 */
export function declareTerms(builder: object, locales: readonly string[]): void {
  const { queryFields, useCase } = builder as LooseBuilder & { useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void }
  queryFields.call(builder, (t) => ({
    wordBook: t.field({
      type: 'JSON', nullable: true, description: 'The words of every resource that can be renamed, for those who may; null for everybody else.',
      resolve: (_root: unknown, _args: unknown, context: RequestContext) => (context.principal.has('core:terms') ? wordBook(internalsOf(context).registry) : null),
    }),
  }))
  useCase<NewName>('renameTerm', {
    description: 'Gives a word of the product the name that the company uses for it, in one language; without a text the product\'s own word is back.',
    input: (t) => ({
      key: t.field({ type: 'String', required: true, description: 'Key of the label, as in the metadata: pipeline.Opportunity.plural.' }),
      locale: t.field({ type: 'String', required: true }),
      text: t.field({ type: 'String' }),
    }),
    run: async (context, { key, locale, text = null }) => {
      const name = text?.trim() ?? ''
      check(context, { key, locale, name }, locales)
      const model = context.db['termName']!
      const row = await model.findFirst({ where: { key, locale } })
      if (name === '') {
        // Where there is nothing to take back, the right to do so is asked for all the same.
        if (row) await model.delete({ where: { id: row['id'] } })
        else await model.deleteMany({ where: { key, locale } })
      } else if (row) await model.update({ where: { id: row['id'] }, data: { text: name } })
      else await model.create({ data: { key, locale, text: name } })
      return {}
    },
  })
}

/** Everybody reads them, as they are on every page; they are configuration, so the administrator writes them. */
export function grantTerms(grants: Grants, principal: Principal): void {
  grants.can('read', 'TermName')
  if (isHerself(principal) && principal.has('core:terms')) grants.can(['create', 'update', 'delete'], 'TermName')
}

function check(context: RequestContext, { key, locale, name }: { key: string; locale: string; name: string }, locales: readonly string[]): void {
  const problems = [
    ...(termKeys(internalsOf(context).registry).has(key) ? [] : [problem('key', 'UNKNOWN_REFERENCE')]),
    ...(locales.includes(locale) ? [] : [problem('locale', 'UNKNOWN_REFERENCE')]),
    ...(name.length > MAX_TEXT ? [problem('text', 'TOO_LONG', { limit: MAX_TEXT })] : []),
    ...(/\p{Cc}/u.test(name) ? [problem('text', 'NOT_TEXT')] : []),
  ]
  if (problems.length > 0) throw validationFailed(problems)
}
