import { setTimeout as wait } from 'node:timers/promises';
import { type Account, judge } from './account.ts';
import type { Books } from './books.ts';
import { type Entry, type OperationName, succeeded } from './entry.ts';
import type { Conduct } from './method.ts';
import { createMoods } from './moods.ts';

export interface Request {
  readonly op: OperationName;
  readonly key: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  /** Named by an authorisation; the other operations follow the one of their payment. */
  readonly method?: string;
}

/** What becomes of a request: an answer, or one of the ways in which none comes. */
export type Reply =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'key_reused' | 'unknown_payment' | 'hang' | 'drop' | 'error' };

/** A payment company, with the bad days that the payment methods ask for. */
export interface Company {
  perform(request: Request): Promise<Reply>;
  lookUp(key: string): Promise<Entry | undefined>;
}

/** Each effect is announced once it is on the disk. */
export function createCompany(books: Books, announce: (entry: Entry) => void): Company {
  const moods = createMoods();

  const repeat = async (entry: Entry, request: Request): Promise<Reply> => {
    await books.flushed();
    return isSame(entry, request) ? { kind: 'entry', entry } : { kind: 'key_reused' };
  };

  const settle = async (request: Request, conduct: Conduct): Promise<Reply> => {
    const entry = decide(request, books.account(request.paymentId), conduct);
    await books.record(entry);
    announce(entry);
    return conduct.loss ? { kind: conduct.loss } : { kind: 'entry', entry };
  };

  const perform = async (request: Request): Promise<Reply> => {
    const { op, key, paymentId, method } = request;
    const known = books.find(key);
    if (known) return repeat(known, request);
    if (needsPayment(op) && !books.account(paymentId)) return { kind: 'unknown_payment' };
    const conduct = moods.of(paymentId, method);
    if (conduct.hangs && op === 'authorise') return { kind: 'hang' };
    if (moods.fails(key, conduct)) return { kind: 'error' };
    if (conduct.delay) await wait(conduct.delay);
    const meanwhile = books.find(key);
    return meanwhile ? repeat(meanwhile, request) : settle(request, conduct);
  };

  const lookUp = async (key: string): Promise<Entry | undefined> => {
    const entry = books.find(key);
    await books.flushed();
    return entry;
  };

  return { perform, lookUp };
}

/** A void of a payment that never came closes it, so that an authorisation on its way comes too late. */
function needsPayment(op: OperationName): boolean {
  return op === 'capture' || op === 'refund';
}

function decide(request: Request, account: Account | undefined, { refusal }: Conduct): Entry {
  const { op, key, paymentId, orderId, amount, currency } = request;
  const ruling = judge(op, account, request);
  const outcome = op === 'authorise' && ruling === succeeded ? (refusal ?? succeeded) : ruling;
  return { at: new Date().toISOString(), op, key, paymentId, orderId, amount, currency, outcome };
}

function isSame(entry: Entry, request: Request): boolean {
  const members = ['op', 'paymentId', 'orderId', 'amount', 'currency'] as const;
  return members.every((member) => entry[member] === request[member]);
}
