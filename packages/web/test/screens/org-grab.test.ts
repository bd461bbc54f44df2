import { describe, expect, it } from 'vitest'
import { OrgGrab } from '../../src/screens/org/org-grab.svelte.ts'
import type { OrgState } from '../../src/screens/org/org-state.svelte.ts'
import { buildTree, findUnit, unitsLedBy, visibleRows } from '../../src/screens/org/org-tree.ts'

const unit = (id: string, parent: string | null, head: string | null = null) => ({ id, version: 1, name: id, kind: 'TEAM', parent: parent && { id: parent }, head: head && { id: head, name: head } })
const trees = buildTree([unit('co', null, 'boss'), unit('east', 'co', 'boss'), unit('e1', 'east'), unit('west', 'co')], new Map())

function open() {
  const folded = new Set(['co'])
  const org = { get rows() { return visibleRows(trees, folded) }, unit: (id: string | null) => findUnit(trees, id), toggle: (id: string, isOpen: boolean) => void (isOpen ? folded.add(id) : folded.delete(id)) }
  const dropped: string[] = []
  const words = { grabbed: (name: string) => `took ${name}`, over: (name: string) => `over ${name}`, cancelled: (name: string) => `left ${name}` }
  const grab = new OrgGrab(org as unknown as OrgState, words, (held, to) => void dropped.push(`${held.kind} ${held.id} to ${to}`))
  return { grab, dropped }
}

const anna = { kind: 'person', id: 'anna', name: 'Anna', from: 'east' } as const

describe('somebody who is carried by keys', () => {
  it('lands in the unit that was chosen, and each step is spoken', () => {
    const { grab, dropped } = open()
    grab.take(anna)
    expect([grab.spoken, grab.over]).toEqual(['took Anna', 'east'])
    expect(grab.key('ArrowDown')).toBe(true)
    expect([grab.spoken, grab.over]).toEqual(['over west', 'west'])
    expect(grab.key(' ')).toBe(true)
    expect([dropped, grab.held]).toEqual([['person anna to west'], null])
    expect(grab.key('ArrowDown')).toBe(false)
  })

  it('opens a closed unit on the way', () => {
    const { grab, dropped } = open()
    grab.take(anna)
    for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) grab.key(key)
    expect(dropped).toEqual(['person anna to e1'])
  })

  it('stays where it is dropped on its own unit, and after Escape', () => {
    const { grab, dropped } = open()
    for (const key of [' ', 'Escape']) {
      grab.take(anna)
      grab.key(key)
      expect([grab.spoken, grab.held, dropped]).toEqual(['left Anna', null, []])
    }
  })

  it('lets Tab go on', () => {
    const { grab } = open()
    grab.take(anna)
    expect(grab.key('Tab')).toBe(false)
  })
})

describe('a unit that is carried', () => {
  it('lands below another one, and never below itself', () => {
    const { grab, dropped } = open()
    grab.take({ kind: 'unit', id: 'east', name: 'East', from: 'co' })
    expect(['east', 'e1', 'co', 'west', null].map((id) => grab.mayDrop(id))).toEqual([false, false, false, true, false])
    grab.drop('e1')
    expect(dropped).toEqual([])
    grab.take({ kind: 'unit', id: 'east', name: 'East', from: 'co' })
    grab.drop('west')
    expect(dropped).toEqual(['unit east to west'])
  })
})

it('a person leads every unit whose head they are', () => expect(unitsLedBy(trees, 'boss').map(({ id }) => id)).toEqual(['co', 'east']))
