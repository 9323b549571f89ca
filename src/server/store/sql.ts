/** The one SQL layer of the prior service: PGlite (embedded, default) or PostgreSQL speak the same statements. */
export interface Rows<T> {
  rows: T[];
}

export interface Sql {
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<Rows<T>>;
}

export interface Store extends Sql {
  readonly kind: 'pglite' | 'postgres';
  /** All or nothing; an error inside takes everything back. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
