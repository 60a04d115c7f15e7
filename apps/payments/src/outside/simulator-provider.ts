import { Pool } from 'undici';
import type { Config } from '../config.ts';
import type { Provider, ProviderCall } from '../deps.ts';
import type { OperationKind, Outcome } from '../domain/operation.ts';
import { Entry, settlementOf } from './simulator-entry.ts';

type ProviderConfig = Pick<Config, 'PROVIDER_URL' | 'PROVIDER_TIMEOUT'>;

const paths: Readonly<Record<OperationKind, (call: ProviderCall) => string>> = {
  authorise: () => '/payments',
  capture: ({ paymentId }) => `/payments/${paymentId}/capture`,
  void: ({ paymentId }) => `/payments/${paymentId}/void`,
  refund: ({ paymentId }) => `/payments/${paymentId}/refunds`,
};

export function simulatorProvider(config: ProviderConfig): Provider & { close(): Promise<void> } {
  const pool = new Pool(new URL(config.PROVIDER_URL).origin, {
    connect: { timeout: config.PROVIDER_TIMEOUT },
  });

  const send = async (call: ProviderCall): Promise<Outcome> => {
    try {
      const answer = await pool.request({
        method: 'POST',
        path: paths[call.kind](call),
        headers: { 'content-type': 'application/json', 'idempotency-key': call.key },
        body: JSON.stringify(bodyOf(call)),
        signal: AbortSignal.timeout(config.PROVIDER_TIMEOUT),
      });
      return outcomeOf(answer.statusCode, await answer.body.json());
    } catch (cause) {
      return { kind: 'unknown', cause };
    }
  };

  const lookUp: Provider['lookUp'] = async ({ key }) => {
    try {
      const answer = await pool.request({
        method: 'GET',
        path: `/operations/${encodeURIComponent(key)}`,
        signal: AbortSignal.timeout(config.PROVIDER_TIMEOUT),
      });
      const body = await answer.body.json();
      return answer.statusCode === 404 ? { kind: 'absent' } : outcomeOf(answer.statusCode, body);
    } catch (cause) {
      return { kind: 'unknown', cause };
    }
  };

  return {
    authorise: send,
    capture: send,
    void: send,
    refund: send,
    lookUp,
    close: () => pool.destroy(),
  };
}

function bodyOf({ kind, paymentId, orderId, amount, method }: ProviderCall) {
  const body = { orderId, amount: amount.amount, currency: amount.currency };
  return kind === 'authorise' ? { ...body, paymentId, method } : body;
}

function outcomeOf(status: number, body: unknown): Outcome {
  if (status === 200) return settlementOf(Entry.parse(body));
  if (status === 400) return { kind: 'refused', reason: 'invalid_request' };
  return { kind: 'unknown', cause: new Error(`the provider answered ${status}`) };
}
