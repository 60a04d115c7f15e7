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
  /** Applies the entry immediately, and resolves when it is on disk. */
  record(entry: Entry): Promise<void>;
  /** Resolves when all recorded entries are on disk. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the ledger over the journal of this file. */
export async function openLedger(path: string): Promise<Ledger> {
  const positions = new Map<string, number>();
  const accounts = new Map<string, Account>();
  const apply = (entry: Entry) => {
    positions.set(entry.key, positions.size);
    accounts.set(entry.paymentId, applyEntry(accounts.get(entry.paymentId), entry));
  };
  const journal = await openJournal(path, apply);
  return {
    size: () => positions.size,
    has: (key) => positions.has(key),
    find: async (key) => {
      const position = positions.get(key);
      return position === undefined ? undefined : (await journal.read(position, 1))[0];
    },
    list: journal.read,
    account: (paymentId) => accounts.get(paymentId),
    record: (entry) => {
      apply(entry);
      return journal.append(entry);
    },
    flushed: journal.flushed,
    close: journal.close,
  };
}
