import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { unpackNpmChromium } from './npm-chromium.ts'

/** A browser that may be able to run: its program and the environment that it needs. */
export interface BrowserCandidate {
  readonly name: string
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

/**
 * The browsers to try, best first: what TENON_CHROMIUM names (a path, 'npm' for the one from npm, 'none'), else an installed Chromium, Chrome or
 * Edge, else the one from npm. Unpacking the last takes a while the first time, so it is a step of the iteration.
 */
export async function* browserCandidates(): AsyncGenerator<BrowserCandidate> {
  const wanted = process.env.TENON_CHROMIUM
  if (wanted === 'none') return
  if (wanted && wanted !== 'npm') {
    yield installed(wanted)
    return
  }
  if (!wanted) yield* installedPaths().filter((path) => existsSync(path)).map(installed)
  const fromNpm = await unpackNpmChromium()
  if (fromNpm) yield fromNpm
}

function installed(executablePath: string): BrowserCandidate {
  return { name: executablePath, executablePath, env: {} }
}

function installedPaths(): string[] {
  const { env, platform } = process
  if (platform === 'darwin') {
    const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge']
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    return programs.flatMap((folder) => ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((app) => join(folder, app)))
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin', ...(env.PATH ?? '').split(delimiter)]
  return [...new Set(NAMES.flatMap((name) => folders.map((folder) => join(folder, name))))]
}
