import { context } from '@quartet/logging';
import { openTransport, type OutboundRequest } from '@quartet/http';
import type { Config } from '../config.ts';
import type { Provider, ProviderCall } from '../deps.ts';
import type { CommandKind, Outcome } from '../domain/operation.ts';
import { Entry, settlementOf } from './simulator-entry.ts';

type ProviderConfig = Pick<Config, 'PROVIDER_TIMEOUT'> & { readonly PROVIDER_URL: string };

const paths: Readonly<Record<CommandKind, (call: ProviderCall) => string>> = {
  authorise: () => '/payments',
  capture: ({ paymentId }) => `/payments/${paymentId}/capture`,
  void: ({ paymentId }) => `/payments/${paymentId}/void`,
  refund: ({ paymentId }) => `/payments/${paymentId}/refunds`,
};

export function simulatorProvider(config: ProviderConfig): Provider & { close(): Promise<void> } {
  const { PROVIDER_URL: url, PROVIDER_TIMEOUT } = config;
  const transport = openTransport({ url, peer: 'provider', connectTimeout: PROVIDER_TIMEOUT });

  const ask = async (sending: Omit<OutboundRequest, 'deadline'>) => {
    const traceparent = context()?.traceparent;
    const headers = { ...sending.headers, ...(traceparent !== undefined && { traceparent }) };
    const request = { ...sending, headers, deadline: PROVIDER_TIMEOUT };
    const { status, text } = await transport.send(request);
    return { status, body: JSON.parse(text) as unknown };
  };

  const send = async (call: ProviderCall): Promise<Outcome> => {
    try {
      const { status, body } = await ask({
        method: 'POST',
        path: paths[call.kind](call),
        headers: { 'content-type': 'application/json', 'idempotency-key': call.key },
        body: JSON.stringify(bodyOf(call)),
      });
      return outcomeOf(status, body);
    } catch (cause) {
      return { kind: 'unknown', cause };
    }
  };

  const lookUp: Provider['lookUp'] = async ({ key }) => {
    try {
      const path = `/operations/${encodeURIComponent(key)}`;
      const { status, body } = await ask({ method: 'GET', path });
      return status === 404 ? { kind: 'absent' } : outcomeOf(status, body);
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
    close: transport.destroy,
  };
}

function bodyOf({ kind, paymentId, orderId, amount, method }: ProviderCall) {
  const body = { orderId, amount: amount.amount, currency: amount.currency };
  return kind === 'authorise' ? { ...body, paymentId, method } : body;
}

function outcomeOf(status: number, body: unknown): Outcome {
  if (status === 200) return settlementOf(Entry.parse(body));
  if (status === 400) return { kind: 'refused', reason: 'invalid_request' };
  return { kind: 'unknown', cause: new Error(`the provider returned ${status}`) };
}
