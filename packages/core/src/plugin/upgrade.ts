/** What a plugin is told before it is upgraded, while its tables are still those of the former version. */
export interface Upgrade {
  /** The version that was applied last: '1.4.2'. */
  readonly from: string
  readonly to: string
  /** Reads the database as the former version left it, by SQL with parameters ($1). Writes are refused by the database. */
  read<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** Answers null where the upgrade may go on, else why not and what to do, in a sentence. */
export type BeforeUpgrade = (upgrade: Upgrade) => Promise<string | null>
