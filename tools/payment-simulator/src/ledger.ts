import { type Account, applyEntry } from './account.ts';
import type { Entry } from './entry.ts';
import type { Journal } from './journal.ts';

/** The journal's entries and accounts, in memory. */
export interface Ledger {
  /** The oldest first. */
  readonly entries: readonly Entry[];
  find(key: string): Entry | undefined;
  account(paymentId: string): Account | undefined;
  /** Applies the entry immediately, and resolves when it is on disk. */
  record(entry: Entry): Promise<void>;
  /** Resolves when all recorded entries are on disk. */
  flushed(): Promise<void>;
}

export function openLedger(journal: Journal): Ledger {
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  const accounts = new Map<string, Account>();
  const apply = (entry: Entry) => {
    entries.push(entry);
    byKey.set(entry.key, entry);
    accounts.set(entry.paymentId, applyEntry(accounts.get(entry.paymentId), entry));
  };
  journal.entries.forEach(apply);
  return {
    entries,
    find: (key) => byKey.get(key),
    account: (paymentId) => accounts.get(paymentId),
    record: (entry) => {
      apply(entry);
      return journal.append(entry);
    },
    flushed: journal.flushed,
  };
}
