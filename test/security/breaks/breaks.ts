/** One way to get the guard wrong: in a file of the core's rights, the expression `right` reads `wrong` while the break is on. */
export interface Break {
  readonly name: string
  readonly file: string
  readonly right: string
  readonly wrong: string
}

const nestedCount = "and(target, guardFilter(session, modelOf(session, field.type), wanted === true ? undefined : (wanted as Args)['where']))"

/** Mistakes that somebody could make in the guard, each of which the judge of the twins must find. */
export const breaks: readonly Break[] = [
  { name: 'there is no guard at all', file: 'ability.ts', right: 'abilityOf(models, isNobody(principal) ? [] : collectRules(models, sources, principal))', wrong: 'unlimitedAbility()' },
  { name: 'every row of a list may be read', file: 'session.ts', right: "session.ability.rows('read', model.name)", wrong: '{}' },
  { name: 'every column may be read', file: 'session.ts', right: "session.ability.field('read', model.name, field)", wrong: '{}' },
  { name: 'what a relation leads to is not limited', file: 'session.ts', right: 'and(readable(session, target), readableField(session, target, field.relation!.inverse))', wrong: '{}' },
  { name: 'the rule on the column that carries a relation is not asked', file: 'session.ts', right: 'readableField(session, model, field.name)', wrong: '{}' },
  { name: 'a list is not limited to the rows in reach', file: 'list-plan.ts', right: "and(rights, guardFilter(session, model, args['where']))", wrong: "guardFilter(session, model, args['where'])" },
  { name: 'a filter goes to the database as it came', file: 'list-plan.ts', right: "guardFilter(session, model, args['where'])", wrong: "(args['where'] ?? {})" },
  { name: 'a filter looks into hidden rows of a list', file: 'filter.ts', right: 'and(rights.target, inner)', wrong: 'inner' },
  { name: 'a filter looks through a reference to a hidden row', file: 'filter.ts', right: 'and(settled(session, target, rights.target, inside), guardFilter(session, target, inner, inside))', wrong: 'guardFilter(session, target, inner, inside)' },
  { name: 'the filter behind a reference goes to the database as it came', file: 'filter.ts', right: 'guardFilter(session, target, inner, inside)', wrong: '(inner ?? {})' },
  { name: 'a filter asks about a withheld column', file: 'scalar-filter.ts', right: 'askableField(session, model, field.name)', wrong: '{}' },
  { name: 'a list is ordered by a withheld column', file: 'order.ts', right: 'askableField(session, model, name)', wrong: '{}' },
  { name: 'a list is ordered by values of hidden rows', file: 'order.ts', right: 'and(rights.target, ...entriesOf(value).map((inner) => sortValueShown(session, target, inner)))', wrong: 'and(...entriesOf(value).map((inner) => sortValueShown(session, target, inner)))' },
  { name: 'rows whose sort value is hidden stand among the others', file: 'read.ts', right: 'order.sortable', wrong: 'null' },
  { name: 'what the second look finds is not taken away', file: 'second-look.ts', right: 'claim.hide()', wrong: 'undefined' },
  { name: 'the second look takes "cannot be told" for yes', file: 'second-look.ts', right: "verdicts[index] === 'ask' ? !met.has(keyOf(model, claim.row)) : verdicts[index] !== true", wrong: 'verdicts[index] === false' },
  { name: 'withheld columns keep their values', file: 'selection.ts', right: 'names.forEach((name) => (row[name] = null))', wrong: 'undefined' },
  { name: 'an optional reference shows a hidden row', file: 'selection.ts', right: 'and(target, guardFilter(session, model, asked))', wrong: 'guardFilter(session, model, asked)' },
  { name: 'a required reference shows a hidden row', file: 'selection.ts', right: '!isEverything(target) && !field.isList && field.isRequired', wrong: 'false' },
  { name: 'a nested list shows hidden rows', file: 'selection.ts', right: 'planList(session, model, args, { rights, mayHide: false })', wrong: 'planList(session, model, args, { rights: {}, mayHide: false })' },
  { name: 'what is nested in a nested list is not limited', file: 'selection.ts', right: 'child.inspect!(loaded(rows, field), look)', wrong: 'undefined' },
  { name: 'a nested count counts hidden rows', file: 'selection.ts', right: nestedCount, wrong: nestedCount.replace('and(target, ', 'and(') },
  { name: 'a count counts hidden rows', file: 'aggregate.ts', right: 'and(readable(session, model), guardFilter(session, model, own), where)', wrong: 'and(guardFilter(session, model, own), where)' },
  { name: 'the filter of a count goes to the database as it came', file: 'aggregate.ts', right: 'guardFilter(session, model, own)', wrong: '(own ?? {})' },
  { name: 'a sum adds withheld values', file: 'aggregate.ts', right: "column === '_all' ? everything : askableField(session, model, column)", wrong: 'everything' },
  { name: 'groups are made of hidden rows', file: 'group-by.ts', right: 'readable(session, model)', wrong: '{}' },
  { name: 'groups are made by a withheld column', file: 'group-by.ts', right: 'by.map((name) => askableField(session, model, name))', wrong: '[]' },
  { name: '"no rights" is an empty OR, which the database client reads as everything', file: 'where.ts', right: '{ [model.primaryKey[0]!]: { in: [] } }', wrong: '{ OR: [] }' },
  { name: 'restrictions are not collected', file: 'rule-book.ts', right: 'source.restricts?.(restrictsOf(models, source.id, rules), principal)', wrong: 'undefined' },
  { name: 'restrictions of rows are not applied', file: 'ability.ts', right: 'and(or(model, ...granted), ...stays)', wrong: 'or(model, ...granted)' },
  { name: 'restrictions of fields are not applied', file: 'ability.ts', right: 'and(coveredBy(casl, action, model, field), ...stays)', wrong: 'coveredBy(casl, action, model, field)' },
  { name: 'the history shows withheld fields', file: 'history.ts', right: 'isShown(name)', wrong: 'true' },
]
