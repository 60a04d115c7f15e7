import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A task of any of the four services, as much of one as the console can see. */
const { NAME: service, PORT, INTERNAL } = process.env;
const orders = new Map();
const delays = { orders: 4, users: 9, payments: 22, products: 3 };

const server = createServer(async (req, res) => {
  if (req.url === '/health/ready') return res.end();
  const began = performance.now();
  const requestId = req.headers['x-request-id'];
  const answer = (await answers[`${req.method} ${service}`]?.(req, requestId)) ?? [200, {}];
  await pause(delays[service]);
  const [status, body] = answer;
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const ms = Math.round((performance.now() - began) * 10) / 10;
  log('info', 'request', { requestId, method: req.method, status, ms });
});

const answers = {
  'POST orders': async (_req, requestId) => {
    const id = orderId();
    const order = { id, status: 'confirmed', reason: null };
    const steps = [];
    const step = (state) => {
      steps.push({ state, at: new Date().toISOString(), reason: null, version: steps.length + 1 });
      log('info', 'the order moves', { requestId, orderId: id, state });
    };
    step('PENDING');
    step('RESERVING');
    await call('PUT', 'products/reservations', requestId);
    step('RESERVED');
    step('AUTHORISING');
    await call('PUT', 'payments/payments', requestId);
    step('AUTHORISED');
    step('CONFIRMING');
    await call('POST', 'products/reservations/commit', requestId);
    step('CAPTURING');
    step('CONFIRMED');
    const total = { amount: 6_900, currency: 'USD' };
    const items = [{ name: 'Hammock', quantity: 1, unitPrice: total }];
    orders.set(id, { order: { ...order, total, items }, steps });
    return [201, order];
  },
  'GET orders': ({ url }) => {
    const [, id, history] = /^\/api\/orders\/([^/]+)(\/history)?$/.exec(url) ?? [];
    const found = orders.get(id);
    if (!found) return [404, { detail: 'There is no such order.' }];
    return [200, history ? { items: found.steps } : found.order];
  },
  'POST users': () => [200, { accessToken: 'token-of-the-admin' }],
  'PUT payments': async (_req, requestId) => {
    await call('GET', 'users/keys', requestId);
    return [200, {}];
  },
};

function call(method, path, requestId) {
  return fetch(`${INTERNAL}/internal/${path}`, { method, headers: { 'x-request-id': requestId } });
}

/** Of version 7, as the shop's own ids are. */
function orderId() {
  return randomUUID().replace(/^(.{14})4/, '$17');
}

function log(level, msg, fields) {
  const line = { level, time: new Date().toISOString(), service, ...fields, msg };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

server.listen(Number(PORT), '127.0.0.1');
log('info', 'listening', { port: Number(PORT) });
process.on('SIGTERM', () => {
  server.close(() => process.exit());
  server.closeIdleConnections();
});
