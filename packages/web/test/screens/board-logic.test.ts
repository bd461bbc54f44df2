import { describe, expect, it } from 'vitest'
import type { ResourceRecord } from '../../src/data/record.ts'
import { neighbour, placeOf } from '../../src/kit/board/board-places.ts'
import { cardOf, columnOf, moved, replaced, withTotals, type BoardColumn, type Columns } from '../../src/screens/board/board-model.ts'
import { stepField } from '../../src/screens/board/board-steps.ts'
import { boardRequest, columnFilter, readBoard } from '../../src/screens/board/read-board.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const group = meta.fields.find((one) => one.name === 'stage')!
const kind = meta.fields.find((one) => one.name === 'kind')!
const card = (id: string, amount: string | null = '10.00'): ResourceRecord => ({ id, version: 1, name: id, amount: amount && { amount, currency: 'CNY' } })
const column = (id: string, cards: ResourceRecord[], count: number | null = cards.length): BoardColumn => ({ id, title: id, tone: null, cards, count, sums: [{ amount: '100.00', currency: 'CNY' }], hasMore: false, endCursor: null })
const board: Columns = [column('s1', [card('a'), card('b', '2.50')]), column('s2', [card('c')], 40), column('s3', [], null)]
const layout = (columns: Columns) => columns.map((one) => one.cards.map((each) => each.id).join(''))

describe('the way of a record', () => {
  it('is made of the columns between which somebody can move it, by a change or by a move of its own', () => {
    const nobodyChanges = { ...meta, operations: { ...meta.operations, update: null } }
    expect(stepField(meta)).toBe(group)
    expect(stepField(nobodyChanges)).toBeUndefined()
    expect(stepField({ ...nobodyChanges, board: { ...meta.board!, moveMutation: 'moveOpportunity' } })).toBe(group)
    expect(stepField({ ...meta, fields: [{ ...group, readOnly: true }] })).toBeUndefined()
    expect(stepField({ ...meta, board: null })).toBeUndefined()
  })
})

describe('a move on the board', () => {
  it('takes the card, its count and its amount along', () => {
    const after = moved(board, { cardId: 'b', to: { column: 's2', index: 0 }, sum: 'amount' })
    expect(layout(after)).toEqual(['a', 'bc', ''])
    expect(after.map((one) => [one.count, one.sums[0]?.amount])).toEqual([[1, '97.50'], [41, '102.50'], [null, '100.00']])
  })

  it('is taken back exactly', () => {
    const from = placeOf(board, 'a')!
    expect(moved(moved(board, { cardId: 'a', to: { column: 's3', index: 0 }, sum: 'amount' }), { cardId: 'a', to: from, sum: 'amount' })).toEqual(board)
  })

  it('within a column changes the order and nothing else', () => {
    const after = moved(board, { cardId: 'a', to: { column: 's1', index: 1 }, sum: 'amount' })
    expect([layout(after), after[0]?.count, after[0]?.sums]).toEqual([['ba', 'c', ''], 2, board[0]?.sums])
  })

  it('of a card that is gone changes nothing', () => expect(moved(board, { cardId: 'zz', to: { column: 's2', index: 0 }, sum: null })).toBe(board))
})

describe('the board', () => {
  it('finds cards, places and neighbours', () => {
    expect([placeOf(board, 'b'), cardOf(board, 'c')?.id, placeOf(board, 'zz')]).toEqual([{ column: 's1', index: 1 }, 'c', null])
    expect([neighbour(board, 's1', 1)?.id, neighbour(board, 's1', -1)?.id, neighbour(board, 's3', 1)?.id]).toEqual(['s2', 's1', 's3'])
  })

  it('knows in which column a record belongs', () => {
    expect([columnOf(group, { id: 'x', version: 1, stage: { id: 'Stage:1' } }), columnOf(kind, { id: 'x', version: 1, kind: 'NEW' }), columnOf(group, { id: 'x', version: 1, stage: null })]).toEqual(['Stage:1', 'NEW', null])
  })

  it('takes over what the server made of a card', () => expect(cardOf(replaced(board, { id: 'b', version: 2, name: 'B' }), 'b')).toMatchObject({ version: 2, name: 'B', amount: { amount: '2.50' } }))

  it('counts nothing where the server has nothing', () => {
    const totals = [{ key: { stage: { id: 's1' } }, count: 7, sum: { amount: [{ amount: '5', currency: 'CNY' }] } }]
    expect(withTotals(board, totals, { meta, group }).map((one) => [one.count, one.sums.length])).toEqual([[7, 1], [0, 0], [0, 0]])
  })
})

describe('the question of a board', () => {
  const question = { filter: { keyDeal: { eq: true } }, orderBy: null, search: null }
  const label = (one: { fallback: string }) => one.fallback

  it('asks one list per value of an enum, each with the filter of the person', () => {
    const source = { meta: opportunityMeta({ board: { ...meta.board!, groupBy: 'kind', columns: null } }), group: kind, target: null, label }
    const { document, variables } = boardRequest(source, question, 25)
    expect(document).toContain('c2: opportunities(first: $first, filter: $f2')
    expect(variables['f1']).toEqual({ and: [{ keyDeal: { eq: true } }, { kind: { eq: 'UPSELL' } }] })
    const page = { nodes: [card('a')], pageInfo: { hasNextPage: true, endCursor: 'e' } }
    const columns = readBoard(source, { c0: page, c1: page, c2: page, totals: [] })
    expect(columns.map((one) => [one.id, one.hasMore, one.endCursor])).toEqual([['NEW', true, 'e'], ['UPSELL', true, 'e'], ['RENEWAL', true, 'e']])
  })

  it('goes on in one column with the filter of that column', () => {
    const source = { meta, group, target: null, label }
    expect(columnFilter(source, question, 'Stage:1')).toEqual({ and: [{ keyDeal: { eq: true } }, { stageId: { eq: 'Stage:1' } }] })
    expect(columnFilter(source, { ...question, filter: null }, 'Stage:1')).toEqual({ stageId: { eq: 'Stage:1' } })
  })
})
