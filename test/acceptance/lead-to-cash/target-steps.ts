import { expect, it } from 'vitest'
import { ask, cny, does, personId, run, type Name, type Qiming } from './people.ts'

interface Cell {
  readonly id: string
  readonly version: number
  readonly periodKey: string
  readonly value: { readonly amount: string }
  readonly holdersGap: { readonly amount: string } | null
}

async function cellOf({ people }: Qiming, by: Name, holder: string, periodKey: string): Promise<Cell> {
  const query = 'query ($year: String!) { targetTree(year: $year) { name cells { id version periodKey value { amount } holdersGap { amount } } } }'
  const { targetTree } = await ask<{ targetTree: { name: string; cells: Cell[] }[] }>(people[by], query, { year: periodKey.slice(0, 4) })
  return targetTree.find(({ name }) => name === holder)!.cells.find((cell) => cell.periodKey === periodKey)!
}

/** Step 1: the director's year becomes quarters, the quarter the managers', a manager's share the reps'. */
export function targetSteps(company: () => Qiming): void {
  it('1: 12,000,000.00 of the year are 3,000,000.00 of Q1, of which north has 1,800,000.00: 李娜 1,000,000.00 and 王强 800,000.00', async () => {
    const { people } = company()
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; code: string }[] } }>(people['周岚'], '{ orgUnits { nodes { id code } } }')
    const unit = (code: string) => orgUnits.nodes.find((one) => one.code === code)!.id
    const year = await does(people['周岚'], 'createTarget', { name: '2026', period: 'YEAR', periodKey: '2026', orgUnitId: unit('sales'), value: cny('12000000.00') }, 'target')
    await splits(people['周岚'], { id: year.id, expectedVersion: year.version, into: 'PERIODS' })
    const quarter = await cellOf(company(), '周岚', 'sales', '2026-Q1')
    expect(quarter.value.amount).toBe('3000000.00')
    await splits(people['周岚'], { id: quarter.id, expectedVersion: quarter.version, into: 'HOLDERS', parts: [{ orgUnitId: unit('north'), weight: 18 }, { orgUnitId: unit('south'), weight: 12 }] })
    const north = await cellOf(company(), '陈波', 'north', '2026-Q1')
    await splits(people['陈波'], { id: north.id, expectedVersion: north.version, into: 'HOLDERS', parts: [{ personId: personId(people['李娜']), weight: 10 }, { personId: personId(people['王强']), weight: 8 }] })
    const values = await Promise.all(['north', 'south', '李娜', '王强'].map(async (holder) => (await cellOf(company(), '周岚', holder, '2026-Q1')).value.amount))
    expect(values).toEqual(['1800000.00', '1200000.00', '1000000.00', '800000.00'])
  })

  it('1: parts of 1,799,999.99 show a gap of 0.01', async () => {
    const manager = company().people['陈波']
    const change = async (amount: string) => {
      const { id, version } = await cellOf(company(), '陈波', '王强', '2026-Q1')
      await does(manager, 'updateTarget', { id, expectedVersion: version, value: cny(amount) }, 'target')
      return (await cellOf(company(), '陈波', 'north', '2026-Q1')).holdersGap
    }
    expect(await change('799999.99')).toEqual({ amount: '0.01' })
    expect(await change('800000.00')).toEqual({ amount: '0.00' })
  })
}

async function splits(by: Qiming['people'][Name], input: object): Promise<void> {
  expect(await run(by, 'splitTarget', input, 'target')).toHaveProperty('record')
}
