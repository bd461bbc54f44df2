import { defineErrors } from '../errors/tenon-error.ts'

export const compositionErrors = defineErrors({
  COMPOSITION_INVALID: { status: 500, message: 'The plugins do not fit together:\n{problems}' },
  CONFIG_NOT_FOUND: { status: 500, message: 'There is no tenon.config.ts in {folder}. Run the command in the folder of an installation, or name it with --dir.' },
  CONFIG_BROKEN: { status: 500, message: 'tenon.config.ts in {folder} cannot be loaded: {cause}. Its package.json must say "type": "module".' },
  GENERATE_FAILED: { status: 500, message: 'The data model cannot be generated: {cause}' },
  NOT_GENERATED: { status: 500, message: 'This installation is not generated yet. Run `tenon generate` in {folder}.' },
})

/** Collects every problem of a composition, so that one run shows them all. */
export class Problems {
  readonly list: string[] = []

  add(sentence: string): void {
    this.list.push(sentence)
  }

  throwIfAny(): void {
    if (this.list.length > 0) throw compositionErrors.COMPOSITION_INVALID({ problems: this.list.map((line) => `  - ${line}`).join('\n') })
  }
}
