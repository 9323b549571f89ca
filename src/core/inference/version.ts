/** Version of the engine: changes whenever a number of a result could change. Stored with each protocol. */
export const engineVersion = '0.3.1';
