import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import { withContext } from '@quartet/logging';
import { listen, type Listening } from '@quartet/testing';
import type { ProviderCall } from '../deps.ts';
import { simulatorProvider } from './simulator-provider.ts';

const call: ProviderCall = {
  ...{ key: newId(), kind: 'capture', paymentId: newId(), orderId: newId(), method: 'pm_ok' },
  amount: { amount: 500, currency: 'EUR' },
  ...{ reference: null, openedAt: new Date(), begunAt: new Date() },
};

const entry = { key: call.key, paymentId: call.paymentId, amount: 500, currency: 'EUR' };

let server: Listening | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(listener: RequestListener, verb: 'capture' | 'lookUp' = 'capture') {
  server = await listen(listener);
  const config = { PROVIDER_URL: server.url, PROVIDER_TIMEOUT: 1_000 };
  const provider = simulatorProvider(config);
  const outcome = await provider[verb](call);
  await provider.close();
  return outcome;
}

const answering =
  (status: number, body: string): RequestListener =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(body);

it('understands a success', async () => {
  const outcome = await ask(answering(200, JSON.stringify({ ...entry, outcome: 'succeeded' })));
  expect(outcome).toEqual({ kind: 'succeeded', amount: call.amount });
});

it('hands the traceparent of its request on', async () => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  let received: unknown;
  const listener: RequestListener = (req, res) => {
    received = req.headers['traceparent'];
    res.end('{}');
  };
  await withContext({ requestId: 'request-1', traceparent }, () => ask(listener));
  expect(received).toBe(traceparent);
});

it('understands a refusal and its reason', async () => {
  const outcome = await ask(answering(200, JSON.stringify({ ...entry, outcome: 'voided' })));
  expect(outcome).toEqual({ kind: 'refused', reason: 'voided' });
});

it.each<[string, RequestListener]>([
  ['an answer that is no JSON', answering(200, '<html>')],
  ['an answer without an outcome', answering(200, JSON.stringify(entry))],
  ['an empty outcome', answering(200, JSON.stringify({ ...entry, outcome: '' }))],
  ['a failure of the provider', answering(500, '{}')],
  ['a failure on the way', answering(502, '{}')],
  ['a payment that the provider does not know', answering(404, '{"code":"not_found"}')],
  ['a key that was used for something else', answering(422, '{}')],
  ['a redirect', answering(302, '{}')],
  ['a lost connection', (req) => void req.socket.destroy()],
  ['an answer that breaks off', (_req, res) => void res.write('{', () => res.destroy())],
  ['silence', () => undefined],
])('takes %s for neither success nor refusal', async (_what, listener) => {
  expect(await ask(listener)).toMatchObject({ kind: 'unknown' });
});

it('takes a refused connection for neither success nor refusal', async () => {
  const gone = await listen(() => undefined);
  await gone.close();
  const provider = simulatorProvider({ PROVIDER_URL: gone.url, PROVIDER_TIMEOUT: 1_000 });
  expect(await provider.capture(call)).toMatchObject({ kind: 'unknown' });
  expect(await provider.lookUp(call)).toMatchObject({ kind: 'unknown' });
  await provider.close();
});

it('tells a missing operation from an unknown one', async () => {
  expect(await ask(answering(404, '{}'), 'lookUp')).toEqual({ kind: 'absent' });
  await server?.close();
  expect(await ask(answering(503, '{}'), 'lookUp')).toMatchObject({ kind: 'unknown' });
});

it('sends the key with which the provider knows a repeat', async () => {
  const seen: unknown[] = [];
  await ask((req, res) => {
    seen.push(req.method, req.url, req.headers['idempotency-key']);
    answering(500, '{}')(req, res);
  });
  expect(seen).toEqual(['POST', `/payments/${call.paymentId}/capture`, call.key]);
});
