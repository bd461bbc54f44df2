import { flushSync } from 'svelte'
import { expect, it, vi } from 'vitest'
import LatePart from '../support/late-part.svelte'
import { render } from '../support/render.ts'

const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve, 30))
  flushSync()
}

it('a part whose code does not come says so in its place, and comes when it is asked for again', async () => {
  const load = vi.fn<() => Promise<{ readonly default: string }>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue({ default: 'here' })
  const target = await render(LatePart, { load })
  await settle()
  expect(target.querySelector('[role=alert]')?.textContent).toContain('Try again')
  target.querySelector('button')?.click()
  await settle()
  await expect.poll(() => target.textContent).toContain('here')
  expect([target.querySelector('[role=alert]'), load.mock.calls.length]).toEqual([null, 2])
})

it('what waits stands there until the code of a part has come', async () => {
  let come = (_code: { readonly default: string }): void => {}
  const target = await render(LatePart, { load: () => new Promise((resolve) => (come = resolve)) })
  expect(target.textContent).toContain('waiting')
  come({ default: 'here' })
  await settle()
  expect(target.textContent.trim()).toBe('here')
})
