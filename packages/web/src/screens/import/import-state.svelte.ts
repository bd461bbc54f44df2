import type { DataError } from '../../data/data-error.ts'
import { asFailure, type ImportClient, type ImportRefused } from './import-client.ts'
import type { ImportPreview, ImportRunState, PreviewResource } from './import-types.ts'
import { firstPlans, isReady, sourceName, toMapping, withSuggestion, type SheetPlan } from './sheet-plan.ts'

export type ImportStep = 'files' | 'match' | 'check' | 'import'

const POLL = 600

/** An import from the files to the result: what is uploaded, what it becomes, a trial, and the real thing. */
export class ImportState {
  readonly #client: ImportClient
  readonly #wanted: string | null
  /** After a run that wrote: whatever is shown elsewhere may be old. */
  readonly #onImported: (resources: readonly string[]) => void
  #requests = new AbortController()

  step = $state<ImportStep>('files')
  busy = $state(false)
  failure = $state.raw<DataError | ImportRefused | null>(null)
  preview = $state.raw<ImportPreview | null>(null)
  plans = $state.raw<readonly SheetPlan[]>([])
  source = $state('')
  run = $state.raw<ImportRunState | null>(null)
  ready = $derived(this.preview !== null && (this.preview.mapping !== null || (this.source.trim() !== '' && isReady(this.plans, this.preview.resources))))

  constructor(options: { client: ImportClient; wanted: string | null; onImported: (resources: readonly string[]) => void }) {
    this.#client = options.client
    this.#wanted = options.wanted
    this.#onImported = options.onImported
  }

  get resources(): readonly PreviewResource[] {
    return this.preview?.resources ?? []
  }

  async upload(files: readonly File[]): Promise<void> {
    await this.#attempt(async (signal) => {
      const preview = await this.#client.preview(files, signal)
      this.preview = preview
      this.plans = firstPlans(preview, this.#wanted)
      this.source = sourceName(preview.files)
      this.step = 'match'
    })
  }

  change(index: number, plan: SheetPlan): void {
    this.plans = this.plans.map((old, at) => (at === index ? plan : old))
  }

  /** Reads a sheet as another resource, with a fresh proposal of which column feeds what. */
  async readAs(index: number, resource: string | null): Promise<void> {
    const plan = this.plans[index]
    if (!plan || !this.preview) return
    if (resource === null) return this.change(index, { ...plan, resource: null, key: null, fields: {} })
    const known = this.preview.files.find((file) => file.name === plan.file)?.sheets.find((sheet) => sheet.sheet === plan.sheet)?.suggestions.find((one) => one.resource === resource)
    if (known) return this.change(index, withSuggestion(plan, known))
    await this.#attempt(async () => {
      const suggestion = await this.#client.suggest({ uploadId: this.preview!.uploadId, file: plan.file, ...(plan.sheet === null ? {} : { sheet: plan.sheet }), resource })
      this.change(index, withSuggestion(plan, suggestion))
    })
  }

  /** Tries the import without writing anything, or does it. Follows the run to its end. */
  async start(dryRun: boolean): Promise<void> {
    const { preview } = this
    if (!preview || !this.ready) return
    await this.#attempt(async (signal) => {
      this.run = null
      const mapping = preview.mapping?.text ?? toMapping(this.plans, preview.resources, this.source.trim())
      const id = await this.#client.start({ uploadId: preview.uploadId, mapping, dryRun })
      this.step = dryRun ? 'check' : 'import'
      await this.#follow(id, signal)
    })
  }

  async cancel(): Promise<void> {
    if (this.run?.status === 'RUNNING') await this.#client.cancel(this.run.id).catch((error: unknown) => (this.failure = asFailure(error)))
  }

  back(step: ImportStep): void {
    this.failure = null
    this.step = step
    if (step === 'files' || step === 'match') this.run = null
  }

  again(): void {
    this.close()
    this.#requests = new AbortController()
    this.preview = null
    this.plans = []
    this.back('files')
  }

  /** Stops asking; the run itself goes on. */
  close(): void {
    this.#requests.abort()
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const run = await this.#client.run(id, signal)
      if (signal.aborted) return
      this.run = run
      if (run.status !== 'RUNNING') {
        if (!run.dryRun) this.#onImported(Object.keys(run.resources))
        return
      }
      await new Promise((resolve) => setTimeout(resolve, POLL))
    }
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.busy) return
    const { signal } = this.#requests
    this.busy = true
    this.failure = null
    try {
      await work(signal)
    } catch (error) {
      if (!signal.aborted) this.failure = asFailure(error)
    } finally {
      this.busy = false
    }
  }
}
