export interface Question {
  readonly title: string
  readonly detail?: string
  /** The button that says yes, as a verb. */
  readonly action: string
  readonly tone?: 'danger'
}

/** One question at a time, asked in a dialog. */
export class Questions {
  current = $state.raw<(Question & { readonly answer: (yes: boolean) => void }) | null>(null)

  ask(question: Question): Promise<boolean> {
    this.current?.answer(false)
    return new Promise((resolve) => {
      this.current = {
        ...question,
        answer: (yes) => {
          this.current = null
          resolve(yes)
        },
      }
    })
  }
}
