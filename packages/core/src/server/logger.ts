import pino from 'pino'
import type { Logger } from './server-types.ts'

/** Structured log lines (JSON) on standard output. What looks like a secret is never written. */
export function createLogger(options: { readonly level?: string; readonly destination?: { write(line: string): void } } = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: ['password', 'token', 'secret', 'cookie', 'authorization'].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}
