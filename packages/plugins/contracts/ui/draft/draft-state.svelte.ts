import type { Option } from '@tenon/web/kit'
import { mandatoryTerms } from '../../src/domain/submit-checks.ts'
import type { Line } from '../lines/lines.ts'
import { steps, type Category, type DraftForm, type Step } from './draft-types.ts'

/** A month: what is older was forgotten. */
const KEPT_FOR = 30 * 86_400_000

interface Beginning {
  readonly title?: string
  readonly customer?: Option | null
  readonly lines?: readonly Line[]
}

/** What is typed into the wizard. Each change is kept in this browser, so that nothing is lost by an error, a reload or a wrong click. */
export class DraftState {
  form: DraftForm = $state.raw(emptyForm())
  /** When what is shown was typed, where it was typed earlier; null where it begins anew. */
  restoredAt: number | null = $state(null)
  readonly #place: string
  #key = crypto.randomUUID()

  /** `place` names the person and what is drafted: 'Person:1/deal-2'. */
  constructor(place: string) {
    this.#place = `tenon.draft.${place}`
  }

  /** Takes up what was typed earlier, or begins with what is known. */
  open(beginning: Beginning): void {
    const kept = this.#read()
    this.form = kept?.form ?? { ...emptyForm(), ...beginning }
    this.restoredAt = kept?.at ?? null
  }

  set(change: Partial<DraftForm>): void {
    this.form = { ...this.form, ...change }
    this.#write(JSON.stringify({ at: Date.now(), form: this.form }))
  }

  go(step: Step): void {
    this.set({ step })
  }

  /** The step before or after. */
  move(by: 1 | -1): void {
    this.go(steps[steps.indexOf(this.form.step) + by] ?? this.form.step)
  }

  /** Empty clauses for what every contract agrees on, where no template brings them. */
  begin(titleOf: (category: Category) => string): void {
    if (this.form.templateId !== null || this.form.own.length > 0) return
    this.set({ own: mandatoryTerms.map((category) => ({ key: crypto.randomUUID(), category, title: titleOf(category), text: '' })) })
  }

  again(beginning: Beginning): void {
    this.forget()
    this.open(beginning)
  }

  forget(): void {
    this.#write(null)
  }

  /** Sent along with the draft: sent twice because nobody answered, it is made once. */
  get key(): string {
    return this.#key
  }

  /** An answer came: what is sent next is something else. */
  answered(): void {
    this.#key = crypto.randomUUID()
  }

  #read(): { at: number; form: DraftForm } | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#place) ?? 'null') as { at: number; form: DraftForm } | null
      return kept !== null && Date.now() - kept.at < KEPT_FOR ? { at: kept.at, form: { ...emptyForm(), ...kept.form } } : null
    } catch {
      return null
    }
  }

  #write(text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(this.#place)
      else localStorage.setItem(this.#place, text)
    } catch {
      // Forbidden or full: then it is kept on the page alone.
    }
  }
}

export function emptyForm(): DraftForm {
  return { step: 'start', title: '', customer: null, templateId: null, type: 'SALE', startOn: null, endOn: null, deliveryDueOn: null, values: {}, texts: {}, own: [], lines: [], plan: [], obligations: [] }
}
