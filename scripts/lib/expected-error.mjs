/** A failure that its sentence explains; shown without a stack. */
export class ExpectedError extends Error {
  expected = true
}
