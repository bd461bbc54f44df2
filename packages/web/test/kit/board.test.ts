import { tick } from 'svelte'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { boardKey } from '../../src/kit/board/board-keys.ts'
import type { BoardPlace } from '../../src/kit/board/board-places.ts'
import DealsBoard from '../support/deals-board.svelte'
import { press, render } from '../support/render.ts'

// jsdom lays nothing out: a board without a width would show one column at a time.
vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
vi.stubGlobal('ResizeObserver', class {
  observe() {}
  unobserve() {}
  disconnect() {}
})

Element.prototype.getAnimations = () => []
Element.prototype.animate = () => Object.assign(new EventTarget(), { cancel() {}, finished: Promise.resolve() }) as unknown as Animation

interface Given {
  readonly movable?: boolean
  readonly pending?: ReadonlySet<string>
}

async function open(given: Given = {}) {
  const onmove = vi.fn<(id: string, to: BoardPlace) => void>()
  const target = await render(DealsBoard, { ...given, onmove })
  await vi.waitFor(() => expect(target.querySelector('section')).not.toBeNull())
  return {
    onmove,
    layout: () => [...target.querySelectorAll('section')].map((column) => [...column.querySelectorAll('li')].map((card) => card.dataset['card']).join('')),
    counts: () => [...target.querySelectorAll('.count')].map((count) => count.textContent),
    spoken: () => target.querySelector('[aria-live]')?.textContent ?? '',
    focus: (id: string) => target.querySelector<HTMLElement>(`[data-card=${id}] a`)?.focus(),
    focused: () => document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card'],
    async press(...keys: string[]) {
      for (const key of keys) {
        press(document.activeElement!, key)
        await tick()
      }
    },
  }
}

describe('a board', () => {
  // Its frame is compiled when it is first asked for.
  beforeAll(() => import('../../src/kit/board/board-frame.svelte'), 60_000)

  it('is walked by the arrow keys, over columns without cards too', async () => {
    const board = await open()
    board.focus('a')
    await board.press('ArrowDown')
    expect(board.focused()).toBe('b')
    await board.press('ArrowRight')
    expect(board.focused()).toBe('c')
    await board.press('ArrowRight')
    expect(board.focused()).toBe('c')
    await board.press('ArrowLeft', 'ArrowUp')
    expect(board.focused()).toBe('a')
  })

  it('takes a card by Space, carries it, says each step and puts it down', async () => {
    const board = await open()
    board.focus('b')
    await board.press(' ')
    expect(board.spoken()).toContain('恒通 is picked up in Open.')
    await board.press('ArrowRight')
    expect([board.spoken(), board.layout(), board.counts(), board.onmove.mock.calls.length]).toEqual(['Over Offered.', ['a', 'b', 'c'], ['1', '1', '1'], 0])
    await board.press(' ')
    expect([board.spoken(), board.onmove.mock.calls, board.focused()]).toEqual(['恒通 was put into Offered.', [['b', { column: 'offered', index: 0 }]], 'b'])
  })

  it('puts a card back where it was by Escape, and moves nothing where it is put down again', async () => {
    const board = await open()
    board.focus('a')
    await board.press(' ', 'ArrowRight', 'Escape')
    expect([board.spoken(), board.layout()]).toEqual(['Northwind is back where it was.', ['ab', '', 'c']])
    await board.press(' ', 'Enter')
    expect(board.onmove).not.toHaveBeenCalled()
  })

  it('leaves cards where they are that wait for an answer, and all of them where nothing can be moved', async () => {
    for (const given of [{ pending: new Set(['a']) }, { movable: false }]) {
      const board = await open(given)
      board.focus('a')
      await board.press(' ', 'ArrowRight')
      expect([board.spoken(), board.layout()]).toEqual(['', ['ab', '', 'c']])
    }
  })
})

describe('keys on a card', () => {
  const meaning = (key: string, held: boolean) => boardKey({ key, ctrlKey: false, metaKey: false, altKey: false }, held)

  it('walk over the board and pick a card up', () => {
    expect([meaning('ArrowDown', false), meaning('l', false), meaning(' ', false), meaning('Enter', false)]).toEqual([{ kind: 'step', direction: 'down' }, { kind: 'step', direction: 'right' }, { kind: 'take' }, null])
  })

  it('carry a card that is held and put it down', () => {
    expect([meaning('ArrowLeft', true), meaning('ArrowDown', true), meaning(' ', true), meaning('Enter', true), meaning('Escape', true)]).toEqual([{ kind: 'carry', by: -1 }, null, { kind: 'drop' }, { kind: 'drop' }, { kind: 'cancel' }])
  })

  it('of the browser are left to it', () => expect(boardKey({ key: 'ArrowLeft', ctrlKey: false, metaKey: false, altKey: true }, true)).toBeNull())
})
