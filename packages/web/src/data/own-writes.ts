/** Requests that are remembered: the event of a write comes within seconds of its answer. */
const KEPT = 200

export interface OwnWrites {
  /** Names a write that begins, and the types that are asked for again when it is answered. */
  begin(types: readonly string[]): string
  /** Whether the answer to this request makes records of the type asked for again, so that the event that tells of it need not. */
  covers(requestId: string, type: string): boolean
  /** It was not answered: what it wrote, if it did, is known from events alone. True where one was passed over meanwhile. */
  failed(requestId: string): boolean
}

/** The writes of this page, by the ids of their requests. */
export function createOwnWrites(): OwnWrites {
  const writes = new Map<string, { readonly types: readonly string[]; passedOver: boolean }>()
  return {
    begin(types) {
      const id = crypto.randomUUID()
      writes.set(id, { types, passedOver: false })
      if (writes.size > KEPT) writes.delete(writes.keys().next().value!)
      return id
    },
    covers(requestId, type) {
      const write = writes.get(requestId)
      if (write === undefined || !write.types.includes(type)) return false
      write.passedOver = true
      return true
    },
    failed(requestId) {
      const passedOver = writes.get(requestId)?.passedOver ?? false
      writes.delete(requestId)
      return passedOver
    },
  }
}
