import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** This package's folder. */
export const webRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
