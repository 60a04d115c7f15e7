import type { Fault } from '@quartet/faults';
import { listen } from '@quartet/testing';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type Stripe from 'stripe';
import { createStripeAccount, type StripeAccount, stripeVersion } from './stripe-account.ts';
import { createStripeDisputes, type StripeDisputes } from './stripe-disputes.ts';
import { missing, StripeFailure } from './stripe-failure.ts';
import {
  createStripeIntents,
  type StripeIntent,
  type StripeIntents,
  unexpanded,
} from './stripe-intents.ts';
import { createStripeKeys, type StripeKeys } from './stripe-keys.ts';
import { page, unexpandedSource } from './stripe-page.ts';
import { createStripeRefunds, givenBack, type StripeRefunds } from './stripe-refunds.ts';
import { newStripeId } from './stripe-shapes.ts';

export const stripeKey = 'sk_test_that_only_this_spec_knows';

/** Stripe's own records of a payment, in minor units. */
export interface Books {
  readonly held: number;
  readonly captured: number;
  readonly refunded: number;
  readonly disputed: number;
}

/** The fault of the next POST, or a refusal of Stripe's; a `late` one is delivered when the spec lets it. */
export type StripeFault =
  Extract<Fault, 'lost' | 'error_after' | 'error' | 'hang' | 'late'> | 'limit' | 'busy';

/** The parts of Stripe's API that are used, over real HTTP, with what Stripe promises about keys. */
export interface StripeServer {
  readonly url: string;
  readonly keys: StripeKeys;
  readonly refunds: StripeRefunds;
  readonly intents: StripeIntents;
  readonly disputes: StripeDisputes;
  readonly account: StripeAccount;
  /** Every POST that came in, by path and key. */
  readonly posts: readonly string[];
  /** Number of requests with this key that were answered, or would have been. */
  answered(key: string): number;
  intentsOf(paymentId: string): readonly StripeIntent[];
  booksOf(paymentId: string): Books;
  fault(...faults: readonly StripeFault[]): void;
  letIn(): void;
  /** Has so many of the next reads fail. */
  failReads(count: number): void;
  close(): Promise<void>;
}

type State = Pick<StripeServer, 'keys' | 'intents' | 'refunds' | 'disputes' | 'account'> & {
  readonly posts: string[];
  readonly worked: string[];
  readonly faults: StripeFault[];
  late: PromiseWithResolvers<void>;
  failingReads: number;
};

export async function startStripe(): Promise<StripeServer> {
  const account = createStripeAccount();
  const intents = createStripeIntents(account);
  const state: State = {
    ...{ account, intents, refunds: createStripeRefunds(intents, account) },
    ...{ disputes: createStripeDisputes(intents, account), keys: createStripeKeys() },
    ...{ posts: [], worked: [], faults: [], late: Promise.withResolvers(), failingReads: 0 },
  };
  const server = await listen(apiOf(state));
  const intentsOf = (id: string) =>
    intents.all().filter(({ metadata }) => metadata['paymentId'] === id);
  return {
    ...state,
    ...server,
    intentsOf,
    answered: (key) => state.worked.filter((worked) => worked === key).length,
    booksOf: (id) => booksIn(intentsOf(id), state),
    fault: (...faults) => void state.faults.push(...faults),
    failReads: (count) => {
      state.failingReads = count;
    },
    letIn: () => {
      state.late.resolve();
      state.late = Promise.withResolvers();
    },
  };
}

function booksIn(intents: readonly StripeIntent[], { refunds, disputes }: State) {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const lost = ({ id }: StripeIntent) =>
    disputes
      .of(id)
      .filter(({ status }) => status !== 'won' && !status.startsWith('warning'))
      .map(({ amount }) => amount);
  return {
    held: sum(intents.map(({ amount_capturable }) => amount_capturable)),
    captured: sum(intents.map(({ amount_received }) => amount_received)),
    refunded: sum(intents.map(({ id }) => givenBack(refunds.of(id)))),
    disputed: sum(intents.flatMap(lost)),
  };
}

type Work = (req: Request) => Stripe.PaymentIntent | Stripe.Refund;

function apiOf(state: State) {
  const { intents, refunds } = state;
  const app = express().set('query parser', 'extended');
  app.use(guard, express.urlencoded({ extended: true }));
  app.get('/v1/*path', (_req, res, next) => {
    if (state.failingReads === 0) return next();
    state.failingReads -= 1;
    sendFailure(res, new StripeFailure(500, { type: 'api_error' }));
  });
  const post = (path: string, work: Work) => app.post(`/v1/${path}`, answerPost(state, work));
  post('payment_intents', ({ body }) => unexpanded(intents.create(body)));
  post('payment_intents/:id/capture', ({ params, body }) =>
    unexpanded(intents.capture(idIn(params), body)),
  );
  post('payment_intents/:id/cancel', ({ params, body }) =>
    unexpanded(intents.cancel(idIn(params), body)),
  );
  post('refunds', ({ body }) => refunds.create(body));
  app.get(
    '/v1/payment_intents',
    (req, res) => void res.json(page(intents.all().map(unexpanded), req)),
  );
  app.get('/v1/balance_transactions', (req, res) => {
    const { data, ...rest } = page([...state.account.balance].reverse(), req);
    const isExpanded = JSON.stringify(req.query['expand'] ?? '').includes('data.source');
    res.json({ ...rest, data: isExpanded ? data : data.map(unexpandedSource) });
  });
  app.get('/v1/payment_intents/:id', (req, res) => {
    const intent = intents.all().find(({ id }) => id === req.params.id);
    if (intent) res.json(unexpanded(intent));
    else sendFailure(res, missing('payment_intent'));
  });
  app.get('/v1/refunds', (req, res) => {
    const data = [...refunds.of(String(req.query['payment_intent']))];
    res.json({
      ...{ object: 'list', data, has_more: false, url: req.path },
    } satisfies Stripe.ApiList<Stripe.Refund>);
  });
  return app;
}

const guard: RequestHandler = (req, res, next) => {
  if (req.get('authorization') !== `Bearer ${stripeKey}`)
    sendFailure(res, new StripeFailure(401, { type: 'invalid_request_error' }));
  else if (req.get('stripe-version') !== stripeVersion)
    sendFailure(res, new StripeFailure(400, { type: 'invalid_request_error' }));
  else next();
};

function answerPost(state: State, work: Work): RequestHandler {
  return async (req, res) => {
    const key = req.get('idempotency-key') ?? '';
    const fault = state.faults.shift();
    state.posts.push(`${req.path} ${key}`);
    if (fault === 'hang') return;
    const early = fault && refusals[fault];
    if (early) return sendFailure(res, early);
    if (fault === 'late') await state.late.promise;
    const answer = state.keys.once(key, `${req.path} ${JSON.stringify(req.body)}`, () => work(req));
    state.worked.push(key);
    if (fault === 'lost') return void res.destroy();
    const { status, body } = fault === 'error_after' ? state.keys.spoil(key) : answer;
    res.status(status).set('request-id', newStripeId('req')).json(body);
  };
}

const refusals: Partial<Record<StripeFault, StripeFailure>> = {
  error: new StripeFailure(500, { type: 'api_error' }),
  limit: new StripeFailure(429, { type: 'invalid_request_error', code: 'rate_limit' }),
  busy: new StripeFailure(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }),
};

function sendFailure(res: Response, { status, body }: StripeFailure): void {
  res.status(status).set('request-id', newStripeId('req')).json(body);
}

function idIn({ id }: Request['params']): string {
  return String(id);
}
