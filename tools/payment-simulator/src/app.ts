import { answerProblem, jsonBody, parse } from '@quartet/http';
import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Company, Reply } from './company.ts';
import type { OperationName } from './entry.ts';
import { Method } from './method.ts';

const Id = z.string().min(1).max(255);

const Headers = z.object({ 'idempotency-key': Id });

const Asked = z.strictObject({
  orderId: Id,
  amount: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

const Authorisation = Asked.extend({ paymentId: Id, method: Method });

/** The company's API: every answer about money is an entry of its journal. */
export function createApp(company: Company, log: Logger): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  app.use(...jsonBody);
  app.post('/payments', authorise(company));
  app.post('/payments/:paymentId/capture', change(company, 'capture'));
  app.post('/payments/:paymentId/void', change(company, 'void'));
  app.post('/payments/:paymentId/refunds', change(company, 'refund'));
  app.get('/operations/:key', lookUp(company));
  app.use(() => missing('path'));
  app.use(answerProblem(log));
  return app;
}

function authorise(company: Company): RequestHandler {
  return async (req, res) => {
    const { 'idempotency-key': key } = parse(Headers, req.headers);
    const body = parse(Authorisation, req.body);
    answer(res, await company.perform({ op: 'authorise', key, ...body }));
  };
}

function change(company: Company, op: OperationName): RequestHandler {
  return async (req, res) => {
    const { 'idempotency-key': key } = parse(Headers, req.headers);
    const paymentId = parse(Id, req.params['paymentId']);
    const body = parse(Asked, req.body);
    answer(res, await company.perform({ op, key, paymentId, ...body }));
  };
}

function lookUp(company: Company): RequestHandler {
  return async (req, res) => {
    const entry = await company.lookUp(parse(Id, req.params['key']));
    res.json(entry ?? missing('operation'));
  };
}

function answer(res: Response, reply: Reply): void {
  switch (reply.kind) {
    case 'entry':
      res.json(reply.entry);
      return;
    case 'key_reused':
      throw new Problem('idempotency_key_reused', 'This key was used for something else.');
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
