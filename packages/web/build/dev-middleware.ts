import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { createServer } from 'vite'
import { tenonVite, type WebOptions } from './tenon-vite.ts'
import { webRoot } from './web-root.ts'

export interface DevWeb {
  /** Answers Vite's own requests and modules; calls `next` for everything else. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  /** The page for an address, with Vite's client in it; the server fills the markers as in production. */
  readonly page: (url: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** The shell with hot reload, inside another server. Its styles are inline: send no style policy with its pages. */
export async function devMiddleware(options: WebOptions, { hmrPort }: { hmrPort?: number } = {}): Promise<DevWeb> {
  const config = tenonVite(options)
  const vite = await createServer({ ...config, server: { ...config.server, middlewareMode: true, ...(hmrPort === undefined ? {} : { hmr: { port: hmrPort } }) } })
  return {
    handle: (request, response, next) => vite.middlewares(request, response, next),
    page: async (url) => vite.transformIndexHtml(url, await readFile(path.join(webRoot, 'index.html'), 'utf8')),
    close: () => vite.close(),
  }
}
