import type { Shell } from '@tenon/web/module'
import { beforeEach, expect, it } from 'vitest'
import { choose, chosen, TRANSFER_CHOSEN } from './chosen.ts'

const page = (): Shell => {
  const services = new Map<string, unknown>()
  return { service: (key: string, create: () => unknown) => services.get(key) ?? (services.set(key, create()), services.get(key)) } as unknown as Shell
}

beforeEach(() => sessionStorage.clear())

it('knows the customers that were chosen for a transfer, also when the page is loaded again, and never from its address', () => {
  const ids = Array.from({ length: 400 }, () => crypto.randomUUID())
  const first = page()
  choose(first, ids)
  expect(chosen(first)).toEqual(ids)
  expect(chosen(page())).toEqual(ids)
  expect(TRANSFER_CHOSEN).not.toContain(ids[0])
})

it('knows none where nothing was chosen, or what is kept is broken', () => {
  expect(chosen(page())).toEqual([])
  sessionStorage.setItem('tenon.customers.transfer', '{')
  expect(chosen(page())).toEqual([])
})
