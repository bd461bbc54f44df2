import { beforeEach, describe, expect, it, vi } from 'vitest'
import { matcher } from '../../src/shell/match-path.ts'
import { Router } from '../../src/shell/router.svelte.ts'

beforeEach(() => history.replaceState(null, '', '/'))

describe('a path pattern', () => {
  it('gives the parameters of the paths that it matches', () => {
    expect(matcher('/contracts/:id')('/contracts/a%20b')).toEqual({ id: 'a b' })
    expect(matcher('/contracts/:id')('/contracts/7/')).toEqual({ id: '7' })
    expect(matcher('/contracts/:id')('/contracts/7/print')).toBeNull()
    expect(matcher('/docs/*')('/docs/a/b')).toEqual({})
    expect(matcher('/a.b')('/axb')).toBeNull()
  })

  it('matches nothing where the address is broken', () => expect(matcher('/contracts/:id')('/contracts/%E0%A4%A')).toBeNull())
})

describe('the router', () => {
  it('goes to a page and remembers it in the history', async () => {
    const router = new Router()
    expect(await router.navigate('/leads?q=1')).toBe(true)
    expect(router.path).toBe('/leads')
    expect(location.pathname + location.search).toBe('/leads?q=1')
  })

  it('changes the query without leaving the page, and without asking', () => {
    const router = new Router()
    const blocker = vi.fn<() => boolean>(() => false)
    router.block(blocker)
    router.setQuery({ view: 'board', page: '2' })
    router.setQuery({ page: null })
    expect(location.search).toBe('?view=board')
    expect(blocker).not.toHaveBeenCalled()
  })

  it('stays when something would be lost, and leaves when that is confirmed', async () => {
    const router = new Router()
    let answer = false
    const unblock = router.block(async () => answer)
    expect(await router.navigate('/away')).toBe(false)
    expect(router.path).toBe('/')
    answer = true
    expect(await router.navigate('/away')).toBe(true)
    unblock()
    expect(await router.navigate('/')).toBe(true)
  })

  it('keeps the page on the back button too', async () => {
    const router = new Router()
    const stop = router.listen()
    await router.navigate('/form')
    const unblock = router.block(() => false)
    history.back()
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(location.pathname).toBe('/form')
    expect(router.path).toBe('/form')
    unblock()
    history.back()
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(router.path).toBe('/')
    stop()
  })

  it('asks before the tab is closed while something would be lost', () => {
    const router = new Router()
    const stop = router.listen()
    const close = () => {
      const event = new Event('beforeunload', { cancelable: true })
      dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(close()).toBe(false)
    const unblock = router.block(() => false)
    expect(close()).toBe(true)
    unblock()
    expect(close()).toBe(false)
    stop()
  })
})

describe('links', () => {
  const click = (html: string, init: MouseEventInit = {}) => {
    const router = new Router()
    const stop = router.listen()
    const holder = document.body.appendChild(document.createElement('div'))
    holder.innerHTML = html
    let taken = false
    const last = (event: Event) => {
      taken = event.defaultPrevented
      event.preventDefault()
    }
    addEventListener('click', last)
    holder.querySelector('a')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...init }))
    removeEventListener('click', last)
    stop()
    holder.remove()
    return taken
  }

  it('within the shell are followed without loading a page', () => expect(click('<a href="/leads">Leads</a>')).toBe(true))

  const left: [string, string, MouseEventInit?][] = [
    ['with Ctrl, for a new tab', '<a href="/leads">x</a>', { ctrlKey: true }],
    ['with ⌘', '<a href="/leads">x</a>', { metaKey: true }],
    ['with Shift, for a new window', '<a href="/leads">x</a>', { shiftKey: true }],
    ['of the middle button', '<a href="/leads">x</a>', { button: 1 }],
    ['to another window', '<a href="/leads" target="_blank">x</a>'],
    ['of downloads', '<a href="/api/export/x.csv" download>x</a>'],
    ['to other sites', '<a href="https://example.org/">x</a>'],
    ['within the page', '<a href="#main">x</a>'],
    ['marked as external', '<a href="/docs" rel="external">x</a>'],
  ]
  it.each(left)('%s are left to the browser', (_name, html, init) => expect(click(html, init)).toBe(false))
})

it('asks once more before signing out, and then lets go', async () => {
  const router = new Router()
  const blocker = vi.fn<() => boolean>(() => true)
  router.block(blocker)
  expect(router.blocked).toBe(true)
  expect(await router.release()).toBe(true)
  expect(router.blocked).toBe(false)
  expect(blocker).toHaveBeenCalledOnce()
})
