import { flushSync } from 'svelte'
import { describe, expect, it } from 'vitest'
import ListEmpty from '../../src/screens/list/list-empty.svelte'
import { render, startShell } from '../support/render.ts'
import { opportunityMeta } from './opportunity-meta.ts'

describe('a list without rows', () => {
  const open = async (language: 'en' | 'zh-CN', may: object, lesson?: string) => {
    const shell = await startShell()
    shell.i18n.declare('screens', { en: () => import('../../src/screens/messages/en.ts'), 'zh-CN': () => import('../../src/screens/messages/zh-CN.ts') })
    const said: Record<string, string> = lesson === undefined ? {} : { 'Opportunity.empty': lesson }
    const words = () => Promise.resolve({ default: said })
    shell.i18n.declare('pipeline', { en: words, 'zh-CN': words })
    await shell.i18n.use(language)
    const meta = opportunityMeta()
    const page = await render(ListEmpty as never, { list: { meta: { ...meta, may: { ...meta.may, ...may } }, isFiltered: false, change: () => undefined } }, shell)
    flushSync()
    return { text: page.textContent?.replace(/\s+/g, ' ').trim(), links: [...page.querySelectorAll('a')].map((one) => one.getAttribute('href')) }
  }

  it('offers the first one to who may make it', async () => {
    const { text, links } = await open('en', { create: true, import: false })
    expect(text).toMatch(/^No Opportunities yet What you create or import appears here/)
    expect(links).toEqual(['/pipeline/opportunities/new'])
  })

  it('does not tell others that there are none, as they may see none of many', async () => {
    const none = { create: false, import: false }
    expect(await open('en', none)).toEqual({ text: 'No Opportunities to show What others make appears here as far as it concerns you.', links: [] })
    expect((await open('zh-CN', none)).text).toBe('没有可显示的Opportunities 他人创建的、与您有关的记录会显示在这里。')
    expect((await open('en', none, 'A deal that may be won.')).text).toBe('No Opportunities to show A deal that may be won.')
  })
})
