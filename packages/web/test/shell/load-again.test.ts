import { afterEach, expect, it } from 'vitest'
import { loadAgain } from '../../src/shell/load-again.ts'

afterEach(() => document.head.querySelectorAll('link').forEach((link) => link.remove()))

const links = () => [...document.head.querySelectorAll('link')]

function missingSheet(): HTMLLinkElement {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/assets/record.css' })
  document.head.append(link)
  return link
}

it('asks for a style sheet that did not come once more, before the part', async () => {
  const first = missingSheet()
  const part = loadAgain(() => Promise.resolve({ name: 'part' }))
  const [second] = links()
  expect(second).not.toBe(first)
  expect(second?.getAttribute('href')).toBe('/assets/record.css')
  second?.dispatchEvent(new Event('load'))
  expect(await part).toEqual({ name: 'part' })
})

it('leaves nobody waiting where two parts ask for the same sheet at once', async () => {
  missingSheet()
  const [one, other] = [loadAgain(() => Promise.resolve({ name: 'one' })), loadAgain(() => Promise.resolve({ name: 'other' }))]
  expect(links()).toHaveLength(1)
  links()[0]?.dispatchEvent(new Event('load'))
  expect(await Promise.all([one, other])).toEqual([{ name: 'one' }, { name: 'other' }])
})

it.each(['load', 'error'])('tells whoever waits for a sheet still on its way of the %s of the one in its place', async (type) => {
  const told: string[] = []
  const first = missingSheet()
  for (const each of ['load', 'error']) first.addEventListener(each, () => told.push(each))
  const part = loadAgain(() => Promise.resolve({ name: 'part' }))
  links()[0]?.dispatchEvent(new Event(type))
  await part
  expect(told).toEqual([type])
})
