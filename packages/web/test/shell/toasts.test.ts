import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Questions } from '../../src/shell/questions.svelte.ts'
import { Toasts } from '../../src/shell/toasts.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('short messages go by themselves, offers to undo stay longer, faults stay', () => {
  const toasts = new Toasts()
  toasts.show({ title: 'Copied' })
  toasts.show({ title: 'Moved', action: { label: 'Undo', run: () => {} } })
  toasts.show({ title: 'Not saved', tone: 'danger' })
  const titles = () => toasts.list.map((toast) => toast.title)
  vi.advanceTimersByTime(5000)
  expect(titles()).toEqual(['Moved', 'Not saved'])
  vi.advanceTimersByTime(60_000)
  expect(titles()).toEqual(['Not saved'])
})

it('a message does not go while it is being read', () => {
  const toasts = new Toasts()
  toasts.show({ title: 'Moved' })
  toasts.hold()
  vi.advanceTimersByTime(60_000)
  expect(toasts.list).toHaveLength(1)
  toasts.release()
  vi.advanceTimersByTime(3000)
  expect(toasts.list).toHaveLength(0)
})

it('only the newest four are shown', () => {
  const toasts = new Toasts()
  for (let count = 1; count <= 6; count++) toasts.show({ title: String(count) })
  expect(toasts.list.map((toast) => toast.title)).toEqual(['3', '4', '5', '6'])
})

it('a second question answers the first with no', async () => {
  const questions = new Questions()
  const first = questions.ask({ title: 'Discard?', action: 'Discard' })
  const second = questions.ask({ title: 'Sign out?', action: 'Sign out' })
  questions.current?.answer(true)
  expect([await first, await second]).toEqual([false, true])
  expect(questions.current).toBeNull()
})
