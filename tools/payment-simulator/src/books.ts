import { type Account, post } from './account.ts';
import type { Entry } from './entry.ts';
import type { Journal } from './journal.ts';

/** What the company knows: the journal in a form that can be asked. */
export interface Books {
  find(key: string): Entry | undefined;
  account(paymentId: string): Account | undefined;
  /** Counts at once for whoever asks next, and resolves when it is on the disk. */
  record(entry: Entry): Promise<void>;
  /** Resolves when all that can be found is on the disk. */
  flushed(): Promise<void>;
}

export function openBooks(journal: Journal): Books {
  const entries = new Map<string, Entry>();
  const accounts = new Map<string, Account>();
  const enter = (entry: Entry) => {
    entries.set(entry.key, entry);
    accounts.set(entry.paymentId, post(accounts.get(entry.paymentId), entry));
  };
  journal.entries.forEach(enter);
  return {
    find: (key) => entries.get(key),
    account: (paymentId) => accounts.get(paymentId),
    record: (entry) => {
      enter(entry);
      return journal.append(entry);
    },
    flushed: journal.flushed,
  };
}
