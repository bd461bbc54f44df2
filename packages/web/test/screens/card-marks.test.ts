import { describe, expect, it } from 'vitest'
import type { FindMarks, Mark, Shell } from '../../src/module.ts'
import { CardMarks } from '../../src/screens/board/card-marks.svelte.ts'

const late: Mark = { label: 'deals.late', tone: 'danger', icon: 'clock' }
const rare: Mark = { label: 'deals.rare', tone: 'info', icon: 'star' }

function boardWith(...finders: readonly FindMarks[]) {
  const faults: string[] = []
  const marks = finders.map((find, index) => ({ plugin: `p${index}`, resource: 'Deal', load: () => Promise.resolve({ default: find }) }))
  const elsewhere = { plugin: 'other', resource: 'Contract', load: () => Promise.reject(new Error('never asked')) }
  const shell = { plugins: { marks: [...marks, elsewhere], report: (plugin: string) => faults.push(plugin) } } as unknown as Shell
  return { marks: new CardMarks(shell, 'Deal'), faults }
}

describe('the marks of cards', () => {
  it('are what all plugins say of them, asked once for all cards', async () => {
    const asked: (readonly string[])[] = []
    const { marks } = boardWith(async (_shell, ids) => {
      asked.push(ids)
      return new Map([['a', [late]]])
    }, async () => new Map([['a', [rare]], ['b', [rare]]]))
    await marks.ask(['a', 'b', 'c'])
    expect(asked).toEqual([['a', 'b', 'c']])
    expect(['a', 'b', 'c'].map((id) => marks.of(id))).toEqual([[late, rare], [rare], []])
  })

  it('of a plugin that fails are missing and noted; the others stand', async () => {
    const { marks, faults } = boardWith(() => Promise.reject(new Error('down')), async () => new Map([['a', [rare]]]))
    await marks.ask(['a'])
    expect(marks.of('a')).toEqual([rare])
    expect(faults).toEqual(['p0'])
  })

  it('are those that were asked for last, whichever answer comes last', async () => {
    const answers: ((found: ReadonlyMap<string, readonly Mark[]>) => void)[] = []
    const { marks } = boardWith(() => new Promise((resolve) => answers.push(resolve)))
    const [first, second] = [marks.ask(['a']), marks.ask(['a'])]
    await Promise.resolve().then(() => Promise.resolve())
    await new Promise((resolve) => setTimeout(resolve))
    answers[1]!(new Map([['a', [late]]]))
    answers[0]!(new Map([['a', [rare]]]))
    await Promise.all([first, second])
    expect(marks.of('a')).toEqual([late])
  })
})
