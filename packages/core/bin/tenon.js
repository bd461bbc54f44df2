#!/usr/bin/env node
import { tenon } from './cli.js'

await tenon(process.argv.slice(2))
