#!/usr/bin/env node
// Plugins, configuration and the core itself are TypeScript: tsx loads them, on every Node that we support.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../src/cli/main.ts')
await main(process.argv)
