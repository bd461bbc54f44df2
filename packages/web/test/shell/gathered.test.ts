import { afterEach, expect, it, vi } from 'vitest'
import { gather } from '../../src/shell/live/gathered.ts'

const look = (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

afterEach(() => vi.restoreAllMocks())

it('tells many changes at once, and nothing where nothing changed', async () => {
  const told: unknown[] = []
  const gathered = gather((models) => told.push(models && [...models]), 10)
  gathered.add(['Customer'])
  gathered.add(['Stage', 'Customer'])
  await expect.poll(() => told).toEqual([['Customer', 'Stage']])
  look(false)
  gathered.add([])
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(told).toHaveLength(1)
  gathered.add(null)
  await expect.poll(() => told).toHaveLength(2)
  expect(told[1]).toBeNull()
  gathered.close()
})

it('keeps what changed while nobody looks until somebody does', async () => {
  const told: unknown[] = []
  const gathered = gather((models) => told.push(models && [...models]), 10)
  look(true)
  gathered.add(['Customer'])
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(told).toEqual([])
  look(false)
  await expect.poll(() => told).toEqual([['Customer']])
  gathered.close()
})
