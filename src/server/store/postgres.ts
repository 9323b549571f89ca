import pg from 'pg';
import type { Sql, Store } from './sql.ts';

const CONNECTIONS = 10;

/** A PostgreSQL server by its address (`DATABASE_URL`). */
export const openPostgres = async (url: string): Promise<Store> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end us.
  pool.on('error', () => undefined);
  const on = (client: { query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> }): Sql => ({
    query: async <T extends object>(text: string, values: readonly unknown[] = []) => ({
      rows: (await client.query(text, [...values])).rows as T[],
    }),
  });
  await pool.query('SELECT 1');
  return {
    kind: 'postgres',
    query: on(pool).query,
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const value = await work(on(client));
        await client.query('COMMIT');
        return value;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
};
