export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface ToastInput {
  readonly tone?: 'neutral' | 'success' | 'warning' | 'danger'
  readonly title: string
  readonly detail?: string
  /** Undo, Retry, Open. */
  readonly action?: ToastAction
  /** Milliseconds until it goes; 0 keeps it. Faults stay, offers to undo stay for eight seconds. */
  readonly timeout?: number
}

export interface Toast extends ToastInput {
  readonly id: number
}

/** Short messages at the edge of the window. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([])
  #next = 1
  #timers = new Map<number, ReturnType<typeof setTimeout>>()

  show(input: ToastInput): number {
    const id = this.#next++
    this.list = [...this.list.slice(-3), { ...input, id }]
    this.#schedule(id, input.timeout ?? (input.tone === 'danger' ? 0 : input.action ? 8000 : 4500))
    return id
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  /** While they are being read. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  release(): void {
    for (const id of this.#timers.keys()) this.#schedule(id, 3000)
  }

  #schedule(id: number, wait: number): void {
    if (wait > 0) this.#timers.set(id, setTimeout(() => this.dismiss(id), wait))
  }
}
