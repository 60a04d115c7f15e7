import { setTimeout as wait } from 'node:timers/promises';
import { type Account, checkRules } from './account.ts';
import type { Ledger } from './ledger.ts';
import { type Entry, type OperationName, succeeded } from './entry.ts';
import type { Behaviour } from './method.ts';
import { createFailureModes } from './failure-modes.ts';
import { createTurns } from './turns.ts';

interface Request {
  readonly op: OperationName;
  readonly key: string;
  readonly of?: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  /** The payment method of an authorisation; other operations behave like that of their payment. */
  readonly method?: string;
}

/** The reply to a request: an entry, an error, or no response. */
export type Reply =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'key_reused' | 'unknown_payment' | 'hang' | 'drop' | 'error' };

/** A payment processor, with the failures that the payment methods select. */
export interface Processor {
  perform(request: Request): Promise<Reply>;
  lookUp(key: string): Promise<Entry | undefined>;
  /** The entries from this position on, the oldest first. */
  list(position: number, limit: number): Promise<readonly Entry[]>;
}

/** Creates a processor that announces each entry once it is on disk. */
export function createProcessor(ledger: Ledger, announce: (entry: Entry) => void): Processor {
  const failureModes = createFailureModes();
  const inTurn = createTurns();

  const replay = async (request: Request): Promise<Reply> => {
    const entry = await ledger.find(request.key);
    return entry && isSame(entry, request) ? { kind: 'entry', entry } : { kind: 'key_reused' };
  };

  const execute = async (request: Request, behaviour: Behaviour): Promise<Reply> => {
    const entry = createEntry(request, ledger.account(request.paymentId), behaviour);
    await ledger.record(entry);
    announce(entry);
    return behaviour.lostResponse ? { kind: behaviour.lostResponse } : { kind: 'entry', entry };
  };

  const perform = async (request: Request): Promise<Reply> => {
    const { op, key, paymentId, method } = request;
    if (ledger.has(key)) return replay(request);
    if (needsPayment(op) && !ledger.account(paymentId)) return { kind: 'unknown_payment' };
    const behaviour = failureModes.of(paymentId, method);
    if (behaviour.hangs && op === 'authorise') return { kind: 'hang' };
    if (failureModes.fails(key, behaviour)) return { kind: 'error' };
    if (behaviour.delay) await wait(behaviour.delay);
    return inTurn([`payment ${paymentId}`, `key ${key}`], () =>
      ledger.has(key) ? replay(request) : execute(request, behaviour),
    );
  };

  return { perform, lookUp: ledger.find, list: ledger.list };
}

/** A void needs no payment: it closes an unknown one, so that a late authorisation is refused. */
function needsPayment(op: OperationName): boolean {
  return op !== 'authorise' && op !== 'void';
}

function createEntry(
  request: Request,
  account: Account | undefined,
  { declineReason, approves = 1 }: Behaviour,
): Entry {
  const { op, key, of, paymentId, orderId, amount: asked, currency } = request;
  const amount = op === 'authorise' ? Math.ceil(asked * approves) : asked;
  const ruleOutcome = checkRules(op, account, request);
  const outcome =
    op === 'authorise' && ruleOutcome === succeeded ? (declineReason ?? succeeded) : ruleOutcome;
  return {
    ...{ at: new Date().toISOString(), op, key, ...(of === undefined ? {} : { of }) },
    ...{ paymentId, orderId, amount, ...(amount === asked ? {} : { asked }), currency, outcome },
  };
}

function isSame(entry: Entry, request: Request): boolean {
  const members = ['op', 'of', 'paymentId', 'orderId', 'currency'] as const;
  const isSameAmount = (entry.asked ?? entry.amount) === request.amount;
  return isSameAmount && members.every((member) => entry[member] === request[member]);
}
