import { describe, expect, it } from 'vitest'
import { arranged, layoutOf, readLayout, type HomePart } from '../../src/shell/pages/home/home-layout.ts'
import { added, movedBy, movedTo, removed, resized } from '../../src/shell/pages/home/home-moves.ts'

const part = (id: string, given: Partial<HomePart> = {}): HomePart => ({ id, plugin: 'p', title: id, load: () => Promise.reject(new Error(id)), size: 'm', bare: false, roles: null, order: 100, ...given })
const parts = [part('a'), part('b'), part('c', { roles: ['FINANCE'] })]
const ids = (list: readonly HomePart[]) => list.map(({ id }) => id).join('')

describe('the arrangement of a home page', () => {
  it('is what the plugins offer to the role, until the person arranges it', () => {
    const rep = arranged(parts, null, ['REP'])
    expect([ids(rep.shown), ids(rep.hidden)]).toEqual(['ab', 'c'])
    expect(ids(arranged(parts, null, ['FINANCE']).shown)).toBe('abc')
  })

  it('is moved within its bounds, resized, thinned out and filled up', () => {
    const home = arranged(parts, null, ['FINANCE'])
    expect(ids(movedBy(home, 'a', 1).shown)).toBe('bac')
    expect(ids(movedBy(home, 'a', -1).shown)).toBe('abc')
    expect(ids(movedTo(home, 'c', 0).shown)).toBe('cab')
    expect(resized(home, 'b', 'l').shown.map(({ size }) => size)).toEqual(['m', 'l', 'm'])
    const less = removed(home, 'a')
    expect([ids(less.shown), ids(less.hidden)]).toEqual(['bc', 'a'])
    expect(ids(added(less, 'a').shown)).toBe('bca')
  })

  it('stands in the order that plugins mean for the role', () => {
    const ordered = [part('a', { order: 5 }), part('b', { roles: { REP: 1, MANAGER: 9 } }), part('c', { roles: { MANAGER: 2 } })]
    expect(ids(arranged(ordered, null, ['REP']).shown)).toBe('ba')
    expect(ids(arranged(ordered, null, ['MANAGER']).shown)).toBe('cab')
    expect(ids(arranged(ordered, null, ['MANAGER', 'REP']).shown)).toBe('bca')
    expect([ids(arranged(ordered, null, []).shown), ids(arranged(ordered, null, []).hidden)]).toEqual(['a', 'bc'])
  })

  it('is never added to silently: what is new for the role is offered once, and stays where the person puts it', () => {
    const kept = layoutOf(arranged(parts, null, ['REP']))
    const later = [...parts, part('d'), part('e', { roles: ['FINANCE'] })]
    const home = arranged(later, kept, ['REP'])
    expect([ids(home.shown), ids(home.hidden), ids(home.fresh)]).toEqual(['ab', 'cde', 'd'])
    expect(ids(arranged(later, layoutOf(home), ['REP']).fresh)).toBe('')
    const taken = added(home, 'd')
    expect([ids(taken.shown), ids(taken.fresh)]).toEqual(['abd', ''])
  })

  it('survives a round by the server; what is gone is left out, what was taken away stays away', () => {
    const kept = readLayout(JSON.parse(JSON.stringify(layoutOf(removed(resized(movedTo(arranged(parts, null, ['FINANCE']), 'c', 0), 'c', 's'), 'a')))))
    const later = arranged([part('a'), part('c', { roles: ['FINANCE'] }), part('d')], kept, ['REP'])
    expect([ids(later.shown), ids(later.hidden), ids(later.fresh), later.shown[0]?.size]).toEqual(['c', 'ad', 'd', 's'])
  })

  it('is as it comes where what was kept cannot be read', () => {
    expect([readLayout(null), readLayout('x'), readLayout({ shown: 1 })]).toEqual([null, null, null])
    expect(readLayout({ shown: [{ id: 1 }, { id: 'a', size: 'huge' }], hidden: [2, 'b'] })).toEqual({ shown: [{ id: 'a', size: 'm' }], hidden: ['b'] })
  })
})
