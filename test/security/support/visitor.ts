import type { TestApp } from '@tenon/core/testing'

/** A browser without a window: keeps cookies by host, follows no redirect by itself, and takes pages as a person does. */
export interface Visitor {
  /** An address of the company. */
  open(path: string, headers?: Record<string, string>): Promise<Response>
  /** Signs in on the provider's page to which the company sent the browser; answers the address it sends back to. */
  signInAt(provider: string, login: string): Promise<string>
  /** Of the company, by name. */
  readonly cookies: Map<string, string>
}

export function createVisitor({ handler }: TestApp, publicUrl = 'http://tenon'): Visitor {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (host: string): Map<string, string> => jars.get(host) ?? jars.set(host, new Map()).get(host)!
  const send = async (url: URL, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> => {
    const jar = jarOf(url.host)
    const headers = { accept: 'text/html', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...init.headers }
    const isOurs = url.host === new URL(publicUrl).host
    const response = isOurs ? await handler.fetch(new Request(url, { ...init, headers }), { ip: '203.0.113.7' }) : await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }
  return {
    cookies: jarOf(new URL(publicUrl).host),
    open: (path, headers = {}) => send(new URL(path, publicUrl), { headers }),
    async signInAt(provider, login) {
      const body = new URLSearchParams({ prompt: 'login', login, password: 'every one is right' })
      const begin = await send(new URL(provider))
      // Somebody who is known there already is sent back at once.
      let next = locationOf(begin, provider)
      if (new URL(next).pathname.startsWith('/interaction/')) next = locationOf(await send(new URL(next), { method: 'POST', body }), next)
      while (new URL(next).origin === new URL(provider).origin) next = locationOf(await send(new URL(next)), next)
      return next
    },
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (name === undefined || value === undefined) return
  if (value === '' || /max-age=0\b/i.test(line)) jar.delete(name)
  else jar.set(name, value)
}

export function locationOf(response: Response, base: string): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`No redirect, but ${response.status} from ${base}`)
  return new URL(location, base).href
}
