// Generates the core alone into the folder that it is told, and prints whether it wrote and whether what lies there is whole.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '../../src/composition/composition.ts'
import { generate, readGeneratedModels } from '../../src/composition/generate.ts'

const output = process.argv[2]!
const { changed } = await generate(compose({ company: { name: 'Test', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }, plugins: [] }), output)
const whole = existsSync(join(output, 'client', 'client.ts')) && readGeneratedModels(output).models['Person'] !== undefined
console.log(JSON.stringify({ changed, whole }))
