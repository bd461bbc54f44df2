import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { webRoot } from './web-root.ts'

/** Puts the script that sets the theme before everything else in the head, as a file: the page's policy forbids inline scripts. */
export function earlyTheme(): Plugin {
  let building = false
  let reference = ''
  const source = () => readFileSync(`${webRoot}/src/shell/early-theme.js`, 'utf8')

  return {
    name: 'tenon:early-theme',
    configResolved(config) {
      building = config.command === 'build'
    },
    buildStart() {
      if (building) reference = this.emitFile({ type: 'asset', name: 'early-theme.js', source: source() })
    },
    configureServer(server) {
      server.middlewares.use('/early-theme.js', (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(source())
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.values(bundle ?? {}).find((part) => part.type === 'asset' && part.names.includes('early-theme.js'))
        const src = building ? `/${built?.fileName ?? reference}` : '/early-theme.js'
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }]
      },
    },
  }
}
