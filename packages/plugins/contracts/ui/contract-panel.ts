/** What the page of a contract, or of a deal, gives to what stands on it. */
export interface ContractPanel {
  readonly id: string
  readonly record: Readonly<Record<string, unknown>>
  readonly reload: () => void
}
