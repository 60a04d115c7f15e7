import { tooManyClients } from './fatal-error.ts';

/** The slots of a server for connections; those that still log in have one, too. */
export interface ConnectionSlots {
  /** @throws FatalError of PostgreSQL when no slot is free */
  take(connection: object): void;
  /** Frees the slot, if the connection has one. */
  release(connection: object): void;
}

/**
 * None of them is reserved for superusers, as PostgreSQL would.
 * https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-MAX-CONNECTIONS
 */
export function createConnectionSlots(maxConnections = Infinity): ConnectionSlots {
  const connections = new Set<object>();
  return {
    take: (connection) => {
      if (connections.size >= maxConnections) {
        throw tooManyClients();
      }
      connections.add(connection);
    },
    release: (connection) => void connections.delete(connection),
  };
}
