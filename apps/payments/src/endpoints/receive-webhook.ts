import { operation, parse } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const WebhookPath = z.strictObject({
  provider: z.string().meta({ description: 'The name of the provider, such as simulator' }),
});

export const receiveWebhookOperation = operation({
  summary: 'Receive an event that a payment provider signed',
  description:
    'The body is signed with the secret of the webhook. An event may come again, and in any order.',
  who: 'anyone',
  params: WebhookPath,
  headers: z.object({
    'provider-signature': z.string().optional().meta({ description: 'Signature of the simulator' }),
    'stripe-signature': z.string().optional().meta({ description: 'Signature of Stripe' }),
  }),
  body: z.looseObject({}).meta({
    description: 'An event as the provider describes it',
    example: { id: 'evt_1', type: 'payment.captured', data: { id: 'pay_1' } },
  }),
  answers: { 204: { description: 'The event was taken, now or before' } },
  problems: ['bad_signature', 'not_found', 'unavailable'],
  webhook: 'paymentEvent',
});

export function receiveWebhook({ payments, webhooks }: Deps): RequestHandler {
  return async (req, res) => {
    const { provider } = parse(WebhookPath, req.params);
    const read = webhooks.get(provider) ?? unknown();
    if (!req.rawBody?.length) throw new Problem('malformed_request', 'The body is empty.');
    const event = await read({
      body: req.rawBody,
      header: (name) => req.get(name),
    });
    await payments.receive(provider, event);
    res.status(204).end();
  };
}

function unknown(): never {
  throw new Problem('not_found', 'There is no such provider.');
}
