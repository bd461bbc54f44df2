/**
 * A value that a condition leaves open: each request has one of its own there. `sample` is that of the first one, and of the same kind and form as
 * all others, so that what looks at the kind looks at it.
 */
export class OpenValue {
  readonly sample: unknown
  /** This value among those of a request. */
  readonly of: (values: readonly unknown[]) => unknown

  constructor(sample: unknown, of: (values: readonly unknown[]) => unknown) {
    this.sample = sample
    this.of = of
  }

  /** What is made of the value, of each request's anew. Throws where the sample is refused. */
  map(change: (value: unknown) => unknown): OpenValue {
    const { of } = this
    return new OpenValue(change(this.sample), (values) => change(of(values)))
  }
}
