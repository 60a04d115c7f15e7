import { type Account, applyEntry } from './account.ts';
import type { Entry } from './entry.ts';
import { openJournal } from './journal.ts';

/** The accounts in memory, and the journal on the disk. */
export interface Ledger {
  /** Number of entries. */
  size(): number;
  has(key: string): boolean;
  find(key: string): Promise<Entry | undefined>;
  /** The entries from this position on, the oldest first. */
  list(position: number, limit: number): Promise<readonly Entry[]>;
  account(paymentId: string): Account | undefined;
  /** Puts the entry on disk, and then into memory: what cannot be written has not happened. */
  record(entry: Entry): Promise<void>;
  close(): Promise<void>;
}

/** Opens the ledger over the journal of this file. */
export async function openLedger(path: string): Promise<Ledger> {
  const positions = new Map<string, number>();
  const accounts = new Map<string, Account>();
  const apply = (entry: Entry, position = positions.size) => {
    positions.set(entry.key, position);
    accounts.set(entry.paymentId, applyEntry(accounts.get(entry.paymentId), entry));
  };
  const journal = await openJournal(path, (entry) => apply(entry));
  return {
    size: () => positions.size,
    has: (key) => positions.has(key),
    find: async (key) => {
      const position = positions.get(key);
      return position === undefined ? undefined : (await journal.read(position, 1))[0];
    },
    list: journal.read,
    account: (paymentId) => accounts.get(paymentId),
    record: async (entry) => apply(entry, await journal.append(entry)),
    close: journal.close,
  };
}
