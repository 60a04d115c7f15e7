import { context } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import { timeoutHeader } from './timeout-header.ts';
import {
  openTransport,
  type OutboundRequest,
  type Reply,
  type TransportOptions,
} from './transport.ts';

export interface ClientOptions extends TransportOptions {
  /** Makes the token with which a call on behalf of a user is signed. */
  readonly token: (userId: string) => Promise<string>;
}

export interface Call {
  readonly userId: string;
  /** Milliseconds until the answer must be there, all of it. */
  readonly deadline: number;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls another service. What an answer means is for the outside that asked. */
export interface Client {
  /**
   * Answers whatever the other side said, of any status.
   * @throws Problem `unavailable` when no readable answer came: the call may or may not have had its effect.
   */
  request(method: OutboundRequest['method'], path: string, call: Call): Promise<Answer>;
  close(): Promise<void>;
}

export function createClient({ token, ...options }: ClientOptions): Client {
  const transport = openTransport(options);
  const request: Client['request'] = async (method, path, call) => {
    const sending = { ...sendingOf(call, await token(call.userId)), method, path };
    try {
      return readAnswer(await transport.send(sending));
    } catch (error) {
      throw new Problem(
        'unavailable',
        `The ${options.peer} service does not answer at the moment.`,
        {
          cause: error,
          retryAfter: 1,
        },
      );
    }
  };
  return { request, close: transport.close };
}

/** @throws Error with status and type of a body that is not JSON, such as a load balancer's own; the body may be private */
function readAnswer({ status, headers, text }: Reply): Answer {
  if (status === 204) return { status, body: undefined };
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch {
    const type = String(headers['content-type'] ?? 'nothing known');
    throw new Error(`the response of status ${status} is ${type}, and not JSON`);
  }
}

function sendingOf({ body, deadline, signal }: Call, token: string) {
  const current = context();
  return {
    deadline,
    ...(signal && { signal }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      [timeoutHeader]: String(deadline),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(current && { 'x-request-id': current.requestId, traceparent: current.traceparent }),
    },
  };
}
