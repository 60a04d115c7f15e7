import { operation, parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const WebhookPath = z.strictObject({ provider: z.string() });

export const receiveWebhookOperation = operation({
  summary: 'Receive an event that a payment provider signed',
  who: 'anyone',
  params: WebhookPath,
  headers: z.object({
    'provider-signature': z.string().optional(),
    'stripe-signature': z.string().optional(),
  }),
  body: z.looseObject({}).meta({ description: 'An event as the provider describes it' }),
  answers: { 204: null },
  problems: ['bad_signature', 'not_found'],
});

export function receiveWebhook({ payments, webhooks }: Deps): RequestHandler {
  return async (req, res) => {
    const { provider } = parse(WebhookPath, req.params);
    const read = webhooks.get(provider) ?? unknown();
    const event = read({
      body: req.rawBody ?? Buffer.alloc(0),
      header: (name) => req.get(name),
    });
    await payments.receive(provider, event);
    res.status(204).end();
  };
}

function unknown(): never {
  throw new Problem('not_found', 'There is no such provider.');
}
