import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Installation } from '../installation.ts'

type Front = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void

/** The built web shell, or in development Vite in front of the server. */
export interface Shell {
  /** Folder that the server serves; null for an installation without a shell, and in development. */
  readonly root: string | null
  readonly front: Front | null
  close(): Promise<void>
}

interface WebFiles {
  readonly lockFile: string
  readonly outDir: string
}

interface WebBuild {
  buildWeb(files: WebFiles): Promise<{ readonly built: boolean }>
  devMiddleware(files: WebFiles, options: { readonly hmrPort?: number }): Promise<{ readonly handle: Front; page(url: string): Promise<string>; close(): Promise<void> }>
}

const none: Shell = { root: null, front: null, close: async () => {} }

/** The shell of the enabled plugins, where @tenon/web is installed. Unchanged sources are not built again. */
export async function openShell(installation: Installation, { development, say }: { development: boolean; say: (line: string) => void }): Promise<Shell> {
  const entry = resolveWeb(installation.folder)
  if (entry === null) return none
  const web = (await import(pathToFileURL(entry).href)) as WebBuild
  const files = { lockFile: join(installation.generated, 'lock.json'), outDir: join(installation.generated, 'web') }
  return development ? withReload(web, files) : built(web, files, say)
}

async function built(web: WebBuild, files: WebFiles, say: (line: string) => void): Promise<Shell> {
  const began = Date.now()
  const { built } = await web.buildWeb(files)
  if (built) say(`Built the web shell (${((Date.now() - began) / 1000).toFixed(1)} s).`)
  return { ...none, root: files.outDir }
}

/** Addresses of the server; everything else is Vite's or a page. */
const server = /^\/(graphql|api|sign-in\/link|boot\.json|healthz|readyz|docs)(\/|$|\?)/

async function withReload(web: WebBuild, files: WebFiles): Promise<Shell> {
  const vite = await web.devMiddleware(files, {})
  const sendPage = async (url: string, outgoing: ServerResponse): Promise<void> => {
    // The page asks for /boot.json itself when it is not written into it.
    const page = (await vite.page(url)).replace(/<!--tenon:\w+-->/g, '')
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  }
  const front: Front = (incoming, outgoing, next) => {
    const url = incoming.url ?? '/'
    if (server.test(url)) return next()
    vite.handle(incoming, outgoing, () => {
      if (!incoming.headers.accept?.includes('text/html')) return next()
      sendPage(url, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
    })
  }
  return { root: null, front, close: () => vite.close() }
}

function resolveWeb(folder: string): string | null {
  try {
    return createRequire(join(folder, 'package.json')).resolve('@tenon/web/build')
  } catch {
    return null
  }
}
