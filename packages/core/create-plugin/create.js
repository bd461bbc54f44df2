#!/usr/bin/env node
import { tenon } from '@tenon/core/cli'

await tenon(['create', 'plugin', ...process.argv.slice(2)])
