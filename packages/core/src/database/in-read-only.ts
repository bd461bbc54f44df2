import type pg from 'pg'

/** Runs work in a transaction that can write nothing. */
export async function inReadOnly<Answer>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect()
  try {
    await client.query('begin transaction read only')
    return await work(client)
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}
