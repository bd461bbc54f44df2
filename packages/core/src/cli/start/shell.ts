import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Installation } from '../installation.ts'
import { buildShell } from './build-shell.ts'

type Front = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void

/** The built web shell, or in development Vite in front of the server. */
export interface Shell {
  /** Folder that the server serves; null for an installation without a shell, and in development. */
  readonly root: string | null
  readonly front: Front | null
  close(): Promise<void>
}

export interface WebFiles {
  readonly lockFile: string
  readonly outDir: string
}

/** `@tenon/web/built`: small, for every start. */
interface WebBuilt {
  isBuilt(files: WebFiles): boolean
}

/** `@tenon/web/build`: Vite and all that it brings, for development alone. */
interface WebBuild {
  devMiddleware(files: WebFiles, options: { readonly hmrPort?: number }): Promise<{ readonly handle: Front; page(url: string): Promise<string>; close(): Promise<void> }>
}

const none: Shell = { root: null, front: null, close: async () => {} }

/** The shell of the enabled plugins, where @tenon/web is installed. Unchanged sources are not built again. */
export async function openShell(installation: Installation, { development, say }: { development: boolean; say: (line: string) => void }): Promise<Shell> {
  const entry = resolveWeb(installation.folder, 'build')
  const built = resolveWeb(installation.folder, 'built')
  if (entry === null || built === null) return none
  const files = { lockFile: join(installation.generated, 'lock.json'), outDir: join(installation.generated, 'web') }
  if (development) return withReload((await import(entry)) as WebBuild, files)
  const { isBuilt } = (await import(built)) as WebBuilt
  if (!isBuilt(files)) await build(entry, files, say)
  return { ...none, root: files.outDir }
}

async function build(entry: string, files: WebFiles, say: (line: string) => void): Promise<void> {
  const began = Date.now()
  await buildShell(entry, files)
  say(`Built the web shell (${((Date.now() - began) / 1000).toFixed(1)} s).`)
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

/** Address of a door of @tenon/web; null where it is not installed. */
function resolveWeb(folder: string, door: string): string | null {
  try {
    return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(`@tenon/web/${door}`)).href
  } catch {
    return null
  }
}
