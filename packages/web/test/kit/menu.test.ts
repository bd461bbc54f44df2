import { flushSync } from 'svelte'
import { expect, it } from 'vitest'
import type { MenuItem } from '../../src/kit/index.ts'
import GrowingMenu from '../support/growing-menu.svelte'
import { press, render } from '../support/render.ts'

it('runs what it said when the key went down, though another entry has come before it meanwhile', async () => {
  const ran: string[] = []
  const entry = (label: string): MenuItem => ({ label, run: () => ran.push(label) })
  const page = await render(GrowingMenu, { first: [entry('Amend'), { separator: true }, entry('Terminate')], later: [entry('Print'), entry('Amend'), { separator: true }, entry('Terminate')] })
  const items = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  await expect.poll(() => items().map(({ textContent }) => textContent?.trim())).toEqual(['Amend', 'Terminate'])
  const amend = items()[0]!
  amend.focus()
  page.querySelector<HTMLElement>('.grow')!.click()
  flushSync()
  expect(items().map(({ textContent }) => textContent?.trim())).toEqual(['Print', 'Amend', 'Terminate'])
  press(amend, 'Enter')
  await expect.poll(() => ran).toEqual(['Amend'])
})
