import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Runs a program in the repository's root and answers { code, output } when it has ended. Its output is kept, or shown with `show: true`.
 * A program that cannot be started has code 127 and the reason as output.
 */
export function command(program, args, { show = false, env = process.env, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] })
    const stopForwarding = forwardSignals(child)
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      stopForwarding()
      resolve({ code: 127, output: `${program}: ${error.message}` })
    })
    child.on('close', (code, signal) => {
      stopForwarding()
      resolve({ code: code ?? 1, output, signal })
    })
  })
}

/** Ctrl+C reaches the child by itself (same terminal); a signal sent to this process alone has to be passed on. */
function forwardSignals(child) {
  const interrupted = () => (process.exitCode = 130)
  const terminated = () => {
    process.exitCode = 143
    child.kill('SIGTERM')
  }
  process.on('SIGINT', interrupted).on('SIGTERM', terminated)
  return () => process.off('SIGINT', interrupted).off('SIGTERM', terminated)
}
