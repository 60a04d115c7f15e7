import { setTimeout as pause } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import * as orders from './orders.ts';
import * as payments from './payments.ts';
import { placeOrder } from './place-order.ts';
import * as products from './products.ts';

/** The order saga of Quartet as a durable workflow of DBOS, in one process, as its documentation has it. */
const { JWKS_URL = '', PORT, SYSTEM_URL, TOKEN_AUDIENCE = '', TOKEN_ISSUER = '' } = process.env;
const keys = createRemoteJWKSet(new URL(JWKS_URL));
const responseTimeout = 5_000;

const Headers = z.object({
  authorization: z.string().startsWith('Bearer '),
  'idempotency-key': z.uuid(),
});
const Body = z.strictObject({
  items: z.array(z.strictObject({ productId: z.uuid(), quantity: z.int().min(1) })).min(1),
  paymentMethod: z.string(),
});

const app = express();

app.get('/health/ready', (_req, res) => {
  res.json({ status: 'ready' });
});

app.post('/api/orders', express.json(), async (req, res) => {
  const { authorization, 'idempotency-key': id } = Headers.parse(req.headers);
  const token = authorization.slice('Bearer '.length);
  const options = { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE };
  const { sub: userId = '' } = (await jwtVerify(token, keys, options)).payload;
  const order = { id, userId, ...Body.parse(req.body) };
  const workflow = await DBOS.startWorkflow(placeOrder, { workflowID: id })(order);
  const ended = await Promise.race([workflow.getResult(), pause(responseTimeout, null)]);
  res.status(ended ? 201 : 202).json(ended ?? { id, status: 'processing' });
});

DBOS.setConfig({
  name: 'orders',
  applicationVersion: '0.1.0',
  ...(SYSTEM_URL !== undefined && { systemDatabaseUrl: SYSTEM_URL }),
  systemDatabasePoolSize: 32,
});
await Promise.all([orders.createTables(), products.createTables(), payments.createTables()]);
await DBOS.launch();
app.listen(Number(PORT), '127.0.0.1');
