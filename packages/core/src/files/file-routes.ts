import type { App } from '../app/app-types.ts'
import { rightsErrors } from '../rights/errors.ts'
import { globalId, rowIdOf } from '../schema/global-id.ts'
import type { Route } from '../server/server-types.ts'
import { attach, findAttachment, noteDownload, readContent } from './attachments.ts'
import { largestFile } from './errors.ts'
import { showable } from './media-types.ts'

/** POST /api/files?record=Customer:…&name=… with the file as the body; GET /api/files/:id gives it back. */
export function fileRoutes(_app: App): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/files',
      bodyLimit: largestFile,
      handler: async (request, route) => {
        const query = new URL(request.url).searchParams
        const context = await route.request()
        const row = await attach(context, query.get('record') ?? '', { name: query.get('name') ?? '', mediaType: mediaTypeOf(request), bytes: new Uint8Array(await request.arrayBuffer()) })
        return Response.json({ id: globalId('Attachment', row.id), name: row.name, size: row.size, sha256: row.sha256 }, { status: 201, headers: { 'cache-control': 'no-store' } })
      },
    },
    {
      method: 'GET',
      path: '/api/files/:id',
      handler: async (_request, route) => {
        const context = await route.request()
        const id = rowIdOf(route.params['id']!, 'Attachment')
        if (id === null) throw rightsErrors.NOT_FOUND({ what: 'This file' })
        const row = await findAttachment(context, id)
        const bytes = await readContent(context, row)
        await noteDownload(context, row)
        // Only what a browser shows without running it is shown; all else is saved.
        const shown = showable(bytes)
        const name = `filename*=UTF-8''${encodeURIComponent(row.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
        return new Response(Buffer.from(bytes), {
          headers: {
            'content-type': shown ?? 'application/octet-stream',
            'content-length': String(bytes.byteLength),
            'content-disposition': `${shown === null ? 'attachment' : 'inline'}; ${name}`,
            'cache-control': 'private, no-store',
          },
        })
      },
    },
  ]
}

/** As the sender says, where it is a media type at all; for people, never to decide by. */
function mediaTypeOf(request: Request): string {
  const given = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  return /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(given) ? given : 'application/octet-stream'
}
