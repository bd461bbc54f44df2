// A Prisma generator: writes what Prisma's parser understood of the composed schema to models-dmmf.json.
// Plain JavaScript, because Prisma starts it as a program of its own.
import helper from '@prisma/generator-helper'
import { writeFileSync } from 'node:fs'

helper.generatorHandler({
  onManifest: () => ({ defaultOutput: './models-dmmf.json', prettyName: 'Tenon models' }),
  onGenerate: async (options) => {
    writeFileSync(options.generator.output.value, JSON.stringify(options.dmmf.datamodel))
  },
})
