import { describe, expect, it } from 'vitest'
import { resolvePage, type PageMap } from '../../src/shell/resolve-page.ts'
import { resourceWith } from '../support/render.ts'

const load = () => Promise.reject(new Error('not needed'))
const map: PageMap = {
  routes: [{ plugin: 'pipeline', path: '/pipeline/forecast', load }, { plugin: 'pipeline', path: '/pipeline/opportunities/special', load }],
  resources: [resourceWith(), resourceWith({ name: 'Line', path: '/pipeline/opportunities/lines', board: false })],
  available: ['pipeline', 'contracts'],
  enabled: ['pipeline'],
  kit: false,
}
const at = (address: string, changes: Partial<PageMap> = {}) => {
  const url = new URL(address, 'http://x')
  return resolvePage(url.pathname, url.searchParams, { ...map, ...changes })
}

describe('an address leads to', () => {
  it.each([
    ['/', { kind: 'home' }],
    ['/account', { kind: 'account' }],
    ['/pipeline/forecast', { kind: 'plugin', key: 'pipeline /pipeline/forecast {}' }],
    ['/pipeline/opportunities', { kind: 'screen', screen: 'list' }],
    ['/pipeline/opportunities?view=board', { kind: 'screen', screen: 'board' }],
    ['/pipeline/opportunities/new', { kind: 'screen', screen: 'form' }],
    ['/pipeline/opportunities/0198', { kind: 'screen', screen: 'record', id: '0198' }],
    ['/pipeline/opportunities/0198/edit', { kind: 'screen', screen: 'form', id: '0198' }],
    ['/pipeline/opportunities/lines', { kind: 'screen', screen: 'list', key: 'Line list ' }],
    ['/pipeline/opportunities/lines?view=board', { kind: 'screen', screen: 'list', key: 'Line list ' }],
    ['/pipeline/opportunities/special', { kind: 'plugin' }],
    ['/import', { kind: 'general', screen: 'importWizard' }],
    ['/roles', { kind: 'general', screen: 'roles' }],
    ['/org', { kind: 'general', screen: 'org' }],
    ['/contracts/7', { kind: 'off', plugin: 'contracts' }],
    ['/nothing/here', { kind: 'missing' }],
    ['/kit', { kind: 'missing' }],
  ])('%s', (address, page) => expect(at(address)).toMatchObject(page))

  it('the kit on a development server only', () => expect(at('/kit', { kit: true }).kind).toBe('kit'))
})

it('is another page for another record and the same for another query', () => {
  expect(at('/pipeline/opportunities/1').key).not.toBe(at('/pipeline/opportunities/2').key)
  expect(at('/pipeline/opportunities?q=a').key).toBe(at('/pipeline/opportunities?q=b').key)
})
