import type { Fault } from '@quartet/faults';
import { listen } from '@quartet/testing';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { missing, StripeFailure } from './stripe-failure.ts';
import {
  createStripeIntents,
  newStripeId,
  type StripeIntent,
  type StripeIntents,
} from './stripe-intents.ts';
import { createStripeKeys, type StripeKeys } from './stripe-keys.ts';
import { createStripeRefunds, type StripeRefunds } from './stripe-refunds.ts';

export const stripeKey = 'sk_test_that_only_this_spec_knows';

const version = '2026-10-28.endive';

/** The fault of the next POST, or a refusal of Stripe's; a `late` one is delivered when the spec lets it. */
export type StripeFault =
  Extract<Fault, 'lost' | 'error_after' | 'error' | 'hang' | 'late'> | 'limit' | 'busy';

/** The parts of Stripe's API that are used, over real HTTP, with what Stripe promises about keys. */
export interface StripeServer {
  readonly url: string;
  readonly keys: StripeKeys;
  readonly refunds: StripeRefunds;
  readonly intents: StripeIntents;
  /** Every POST that came in, by path and key. */
  readonly posts: readonly string[];
  /** Number of requests with this key that were answered, or would have been. */
  answered(key: string): number;
  intentsOf(paymentId: string): readonly StripeIntent[];
  booksOf(paymentId: string): { readonly held: number; captured: number; refunded: number };
  fault(...faults: readonly StripeFault[]): void;
  letIn(): void;
  close(): Promise<void>;
}

type State = Pick<StripeServer, 'keys' | 'intents' | 'refunds'> & {
  readonly posts: string[];
  readonly worked: string[];
  readonly faults: StripeFault[];
  late: PromiseWithResolvers<void>;
};

export async function startStripe(): Promise<StripeServer> {
  const intents = createStripeIntents();
  const state: State = {
    ...{ intents, refunds: createStripeRefunds(intents), keys: createStripeKeys() },
    ...{ posts: [], worked: [], faults: [], late: Promise.withResolvers() },
  };
  const server = await listen(apiOf(state));
  const intentsOf = (id: string) =>
    intents.all().filter(({ metadata }) => metadata['paymentId'] === id);
  return {
    ...state,
    ...server,
    intentsOf,
    answered: (key) => state.worked.filter((worked) => worked === key).length,
    booksOf: (id) => booksIn(intentsOf(id), state.refunds),
    fault: (...faults) => void state.faults.push(...faults),
    letIn: () => {
      state.late.resolve();
      state.late = Promise.withResolvers();
    },
  };
}

function booksIn(intents: readonly StripeIntent[], refunds: StripeRefunds) {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    held: sum(intents.map(({ amount_capturable }) => amount_capturable)),
    captured: sum(intents.map(({ amount_received }) => amount_received)),
    refunded: sum(intents.flatMap(({ id }) => refunds.of(id).map(({ amount }) => amount))),
  };
}

/** An event as Stripe sends it: with the object as it is now. */
export function stripeEvent(type: string, object: object, id = newStripeId('evt')) {
  return { id, object: 'event', api_version: version, type, data: { object: { ...object } } };
}

function apiOf(state: State) {
  const { intents, refunds } = state;
  const app = express().set('query parser', 'extended');
  app.use(guard, express.urlencoded({ extended: true }));
  const post = (path: string, work: (req: Request) => object) =>
    app.post(`/v1/${path}`, answerPost(state, work));
  post('payment_intents', ({ body }) => intents.create(body));
  post('payment_intents/:id/capture', ({ params, body }) => intents.capture(idIn(params), body));
  post('payment_intents/:id/cancel', ({ params, body }) => intents.cancel(idIn(params), body));
  post('refunds', ({ body }) => refunds.create(body));
  app.get('/v1/payment_intents', (req, res) => void res.json(page(intents.all(), req)));
  app.get('/v1/payment_intents/:id', (req, res) => {
    const intent = intents.all().find(({ id }) => id === req.params.id);
    if (intent) res.json(intent);
    else sendFailure(res, missing('payment_intent'));
  });
  app.get('/v1/refunds', (req, res) => {
    res.json({
      object: 'list',
      data: refunds.of(String(req.query['payment_intent'])),
      has_more: false,
    });
  });
  return app;
}

const guard: RequestHandler = (req, res, next) => {
  if (req.get('authorization') !== `Bearer ${stripeKey}`)
    sendFailure(res, new StripeFailure(401, { type: 'invalid_request_error' }));
  else if (req.get('stripe-version') !== version)
    sendFailure(res, new StripeFailure(400, { type: 'invalid_request_error' }));
  else next();
};

function answerPost(state: State, work: (req: Request) => object): RequestHandler {
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

function page(all: readonly StripeIntent[], { query }: Request) {
  const { gte = 0, lte = Infinity } = (query['created'] ?? {}) as { gte?: string; lte?: string };
  const within = all.filter(({ created }) => created >= Number(gte) && created <= Number(lte));
  const after = within.findIndex(({ id }) => id === query['starting_after']) + 1;
  const data = within.slice(after, after + Number(query['limit']));
  return { object: 'list', data, has_more: after + data.length < within.length };
}

function idIn({ id }: Request['params']): string {
  return String(id);
}
