import { answerProblem, jsonBody, parse, queryInteger } from '@quartet/http';
import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Processor, Reply } from './processor.ts';
import type { OperationName } from './entry.ts';
import { Method } from './method.ts';

const Id = z.string().min(1).max(255);

const Headers = z.object({ 'idempotency-key': Id });

const Page = z.strictObject({
  after: queryInteger({ min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 }),
  limit: queryInteger({ min: 1, max: 1_000, default: 100 }),
});

const Asked = z.strictObject({
  orderId: Id,
  amount: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

const Authorisation = Asked.extend({ paymentId: Id, method: Method });

/** The API of the simulator: every successful response is an entry of its journal. */
export function createApp(processor: Processor, log: Logger): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  app.use(...jsonBody);
  app.post('/payments', authorise(processor));
  app.post('/payments/:paymentId/capture', change(processor, 'capture'));
  app.post('/payments/:paymentId/void', change(processor, 'void'));
  app.post('/payments/:paymentId/refunds', change(processor, 'refund'));
  app.post('/payments/:paymentId/disputes', change(processor, 'dispute'));
  app.post('/operations/:key/reversal', decide(processor, 'reversal'));
  app.post('/operations/:key/won', decide(processor, 'dispute_won'));
  app.post('/operations/:key/lost', decide(processor, 'dispute_lost'));
  app.get('/operations', list(processor));
  app.get('/operations/:key', lookUp(processor));
  app.use(() => missing('path'));
  app.use(answerProblem(log));
  return app;
}

function authorise(processor: Processor): RequestHandler {
  return async (req, res) => {
    const { 'idempotency-key': key } = parse(Headers, req.headers);
    const body = parse(Authorisation, req.body);
    answer(res, await processor.perform({ op: 'authorise', key, ...body }));
  };
}

function change(processor: Processor, op: OperationName): RequestHandler {
  return async (req, res) => {
    const { 'idempotency-key': key } = parse(Headers, req.headers);
    const paymentId = parse(Id, req.params['paymentId']);
    const body = parse(Asked, req.body);
    answer(res, await processor.perform({ op, key, paymentId, ...body }));
  };
}

/** A decision about an earlier operation has a key of its own, made of the earlier one. */
function decide(processor: Processor, op: OperationName): RequestHandler {
  return async (req, res) => {
    const of = parse(Id, req.params['key']);
    const { paymentId, orderId, amount, currency } =
      (await processor.lookUp(of)) ?? missing('operation');
    const request = { op, key: `${of}:${op}`, of, paymentId, orderId, amount, currency };
    answer(res, await processor.perform(request));
  };
}

function list(processor: Processor): RequestHandler {
  return async (req, res) => {
    const { after, limit } = parse(Page, req.query);
    const items = await processor.list(after, limit);
    res.json({ items, next: after + items.length });
  };
}

function lookUp(processor: Processor): RequestHandler {
  return async (req, res) => {
    const entry = await processor.lookUp(parse(Id, req.params['key']));
    res.json(entry ?? missing('operation'));
  };
}

function answer(res: Response, reply: Reply): void {
  switch (reply.kind) {
    case 'entry':
      res.json(reply.entry);
      return;
    case 'key_reused':
      throw new Problem('idempotency_key_reused', 'This key was used for another request.');
    case 'unknown_payment':
      return missing('payment');
    case 'error':
      res.status(500).json({ code: 'internal' });
      return;
    case 'drop':
      res.socket?.destroy();
      return;
    case 'hang':
      return;
  }
}

function missing(what: string): never {
  throw new Problem('not_found', `There is no such ${what}.`);
}
