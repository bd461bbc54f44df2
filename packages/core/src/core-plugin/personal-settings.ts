import type { RequestContext } from '../context.ts'
import { isHerself } from '../rights/actors.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'
import { problem } from '../schema/input-problems.ts'
import type { LooseBuilder } from '../schema/loose-builder.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'

interface Setting {
  readonly key: string
  readonly value: unknown
}

const KEY = /^[a-z][A-Za-z0-9.-]{0,79}$/
const MAX_BYTES = 16_384

/** What the shell keeps for one person on the server, so that it is there on every machine of hers. */
export function declarePersonalSettings(builder: object): void {
  const { queryFields, useCase } = builder as LooseBuilder & { useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void }
  queryFields.call(builder, (t) => ({
    personalSetting: t.field({
      type: 'JSON', nullable: true, description: 'What the caller keeps under a key; null where there is nothing.',
      args: { key: t.arg({ type: 'String', required: true }) },
      resolve: async (_root: unknown, { key }: Pick<Setting, 'key'>, context: RequestContext) => (await find(context, key))?.['value'] ?? null,
    }),
  }))
  useCase<Setting>('setPersonalSetting', {
    description: 'Keeps a value for the caller alone; null removes it.',
    input: (t) => ({ key: t.field({ type: 'String', required: true }), value: t.field({ type: 'JSON' }) }),
    run: keep,
  })
}

/** A deputy works in a home of her own; whoever acts as somebody sees that person's and leaves it as it is. */
export function grantPersonalSettings(grants: Grants, principal: Principal): void {
  const { personId, deputyId } = principal
  if (deputyId === undefined) grants.can('read', 'PersonalSetting', { personId })
  if (isHerself(principal)) grants.can(['create', 'update', 'delete'], 'PersonalSetting', { personId })
}

async function keep(context: RequestContext, { key, value = null }: Setting): Promise<object> {
  if (!KEY.test(key)) throw validationFailed([problem('key', 'NOT_TEXT')])
  if (JSON.stringify(value).length > MAX_BYTES) throw validationFailed([problem('value', 'TOO_LONG', { limit: MAX_BYTES })])
  const model = context.db['personalSetting']!
  const row = await find(context, key)
  if (row && value === null) await model.delete({ where: { id: row['id'] } })
  else if (row) await model.update({ where: { id: row['id'] }, data: { value } })
  else if (value !== null) await model.create({ data: { personId: context.principal.personId, key, value } })
  return {}
}

function find(context: RequestContext, key: string): Promise<Record<string, unknown> | null> {
  return context.db['personalSetting']!.findFirst({ where: { personId: context.principal.personId, key } })
}
