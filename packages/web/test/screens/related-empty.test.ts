import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import RelatedEmpty from '../../src/screens/record/related-empty.svelte'
import { render, startShell } from '../support/render.ts'
import { opportunityMeta } from './opportunity-meta.ts'

describe('an empty list of a record', () => {
  const open = async (list: object, more: object = {}) => {
    const shell = await startShell()
    shell.i18n.declare('screens', { en: () => import('../../src/screens/messages/en.ts') })
    shell.i18n.declare('pipeline', { en: () => Promise.resolve({ default: { 'Quote.empty': 'A quote fixes prices.' } }) })
    await shell.i18n.use('en')
    const page = await render(RelatedEmpty as never, { list: { meta: opportunityMeta(), isFiltered: false, ...list }, newHref: null, makers: [], onmake: vi.fn<() => void>(), ...more }, shell)
    flushSync()
    return { text: page.textContent?.replace(/\s+/g, ' ').trim(), link: page.querySelector('a')?.getAttribute('href'), buttons: [...page.querySelectorAll('button')].map((one) => one.textContent?.trim()) }
  }

  it('says what it is for and offers the next step to those who may take it', async () => {
    const meta = opportunityMeta({ name: 'Quote', label: { key: '-', fallback: 'Quote' }, pluralLabel: { key: '-', fallback: 'Quotes' } })
    const may = await open({ meta }, { newHref: '/quotes/new?deal=1', makers: [{ key: 'quote', title: 'Make a quote', action: { icon: null } }] })
    expect([may.text, may.link, may.buttons]).toEqual(['No Quotes yet A quote fixes prices. Make a quote New Quote', '/quotes/new?deal=1', ['Make a quote']])
    const mayNot = await open({})
    expect([mayNot.text, mayNot.link, mayNot.buttons]).toEqual(['No Opportunities to show Opportunities that belong to this record appear here.', undefined, []])
  })

  it('offers to show all where a search finds nothing', async () => {
    expect((await open({ isFiltered: true, search: () => undefined })).buttons).toEqual(['Show all'])
  })
})
