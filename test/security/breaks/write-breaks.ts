import type { Break } from './breaks.ts'

const farWrite = "await scope.writers.updateRows(scope, target, { where, data: operation === 'connect' ? key : emptied(Object.keys(key)), limit: 1 })"
const seenAgain = "within === 'ask' && !(await doMeet(session.client, model, keep, after))"

/** Mistakes that somebody could make on the writing side, each of which the judge of writing must find. */
export const writeBreaks: readonly Break[] = [
  { name: 'an update reaches every row that is seen', file: 'write.ts', right: "inReach(session, model, 'update')", wrong: 'readable(session, model)' },
  { name: 'an update reaches hidden rows', file: 'write.ts', right: "inReach(session, model, 'update')", wrong: '{}' },
  { name: 'a delete reaches every row that is seen', file: 'write.ts', right: "inReach(session, model, 'delete')", wrong: 'readable(session, model)' },
  { name: 'a hidden row may be written by who may change it', file: 'write.ts', right: 'and(readable(session, model), session.ability.rows(action, model.name))', wrong: 'session.ability.rows(action, model.name)' },
  { name: 'a hidden row is told from a missing one', file: 'write.ts', right: 'and(where, readable(session, model))', wrong: 'where' },
  { name: 'what is updated may leave reach', file: 'update-rows.ts', right: 'within === false', wrong: 'false' },
  { name: 'what only the database can tell is not looked at after an update', file: 'update-rows.ts', right: seenAgain, wrong: 'false' },
  { name: 'a column is changed on rows where it is not the caller\'s to change', file: 'update-rows.ts', right: 'data.where', wrong: '{}' },
  { name: 'a column is changed that is never the caller\'s to change', file: 'write-data.ts', right: 'session.ability.field(action, model.name, field.name)', wrong: '{}' },
  { name: 'the right to create is not asked', file: 'create-rows.ts', right: "session.ability.rows('create', model.name)", wrong: '{}' },
  { name: 'rows are created out of reach', file: 'create-rows.ts', right: 'within === false', wrong: 'false' },
  { name: 'a foreign key points at a hidden row', file: 'references.ts', right: 'readable(session, target)', wrong: '{}' },
  { name: 'a relation is linked from its far side past the guard', file: 'write-relations.ts', right: farWrite, wrong: "await call(session.client, target, 'updateManyAndReturn', { where: wholeWhere(splitUnique(session, target, item)), data: key })" },
  { name: 'restrictions of rows are not applied to writes', file: 'ability.ts', right: 'and(or(model, ...granted), ...stays)', wrong: "and(or(model, ...granted), ...(action === 'read' ? stays : []))" },
]
