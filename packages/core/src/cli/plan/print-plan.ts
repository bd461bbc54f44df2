import { isEmpty, type Plan } from './make-plan.ts'

const words = { enable: 'Enable', upgrade: 'Upgrade', downgrade: 'Downgrade', disable: 'Disable' } as const

/** A plan as a person reads it. */
export function printPlan(plan: Plan): string {
  if (isEmpty(plan)) return 'Nothing would change.\n'
  const { steps, migrations, api, rights, nav, refusals, rows, holds, hash } = plan
  const parts = [
    part('Plugins', steps.map(({ action, id, from, to }) => `${words[action]} ${id} ${[from, to].filter((version) => version !== null).join(' -> ')}${action === 'disable' ? ' (its data is kept)' : ''}`)),
    part('SQL', migrations.flatMap(({ unit, name, sql, destroys }) => [`${unit}: ${name}${destroys ? '  DESTROYS DATA' : ''}`, ...sql.trim().split('\n').map((line) => `    ${line}`)])),
    part('API', [...api.breaking.map((change) => `BREAKING ${change}`), ...api.surprising.map((change) => `surprising: ${change}`), ...(api.added > 0 ? [`${api.added} new fields`] : [])]),
    part('Rights', rights), part('Navigation', nav),
    part('Rows', [...rows.filter((one) => one.rows > 0).map(({ table, rows: number }) => `${table}: ${number}`), ...holds]),
  ]
  if (refusals.length > 0) return `${parts.join('')}${part('REFUSED', refusals.map(({ id, from, to, reason }) => `${id} ${from} -> ${to}: ${reason}`))}Nothing can be applied before that is solved.\n`
  return `${parts.join('')}Apply it with:  tenon apply ${hash}\n`
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}
