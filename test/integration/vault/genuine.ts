import { Database as SqlCipher } from '@signalapp/sqlcipher';

/** Genuine SQLCipher (Signal's build), which shares no code with the library that writes the vault. */
export const openGenuine = (path: string, key: Uint8Array | null): SqlCipher => {
  const db = new SqlCipher(path);
  db.pragma('cipher_log_level = NONE'); // it reports each wrong key on stderr
  if (key) db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  return db;
};

/** Opens a closed vault's database with its key and answers with the rows of the diary; checks it on the way. */
export const genuineDiary = (path: string, key: Uint8Array): Record<string, unknown>[] => {
  const db = openGenuine(path, key);
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('integrity_check failed');
    const errors = db.pragma('cipher_integrity_check') as unknown[];
    if (errors.length > 0) throw new Error('cipher_integrity_check failed');
    return db.prepare('SELECT day, note FROM diary_entry ORDER BY day, revision').all();
  } finally {
    db.close();
  }
};
