import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserCandidate } from './browser-candidates.ts'

const cache = fileURLToPath(new URL('../../node_modules/.cache/tenon', import.meta.url))
const UNPACK = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"

/**
 * The Chromium of the npm package @sparticuz/chromium (Linux on x64), unpacked once below node_modules, with a font for Chinese; undefined on
 * other platforms. Where the system lacks libraries that it needs (libnss3 and others), those that come with it are used.
 */
export async function unpackNpmChromium(): Promise<BrowserCandidate | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(cache, `chromium-${packageVersion()}`)
  if (!existsSync(folder)) await unpackInto(folder)
  const executablePath = join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: fontConfiguration(folder) }
  const libraries = { LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
  const env = starts(executablePath) ? fonts : { ...fonts, ...libraries }
  return { name: 'Chromium from npm (@sparticuz/chromium)', executablePath, env }
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The package unpacks into the temporary folder of its process, and its libraries only where it believes to be on Amazon Linux. */
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const target = mkdtempSync(join(cache, 'unpacking-'))
  try {
    const env = { ...process.env, TMPDIR: target, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: fileURLToPath(new URL('.', import.meta.url)), env })
    renameSync(target, folder)
  } catch (error) {
    rmSync(target, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // else another run was faster
  }
}

function starts(executablePath: string): boolean {
  return spawnSync(executablePath, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0
}

/** The system's fonts, where there are any, and Noto Sans SC, so that Chinese is seen and not a row of boxes. */
function fontConfiguration(folder: string): string {
  const noto = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const file = join(folder, 'tenon-fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${join(noto, '400Regular')}</dir>
  <dir>${join(noto, '700Bold')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`)
  return file
}
