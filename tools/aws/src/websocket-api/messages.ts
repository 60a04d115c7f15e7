import type { Connection } from './connection.ts';
import { contextOf, type SocketContext } from './context.ts';
import { messageEvent } from './events.ts';
import { readSelection } from './selection.ts';
import type { WebSocketRoute } from '@quartet/cloudformation/model/web-socket-api';
import type { Stage } from './stage.ts';

export type TakeMessage = (connection: Connection, body: string) => Promise<void>;

interface Outcome {
  readonly status: number;
  /** What the client is sent. */
  readonly reply: string | undefined;
}

/** Calls the function of the route that a message asks for; its answer is sent where the route says so. */
export function createMessages(stage: Stage, selection: string): TakeMessage {
  const select = readSelection(selection);
  return async ({ peer, send }, body) => {
    const route = routeOf(stage, select(body));
    const routeKey = route?.routeKey ?? '$default';
    const context = contextOf(peer, stage.place, { routeKey, eventType: 'MESSAGE' });
    const { status, reply } = await outcomeOf(stage, { route, context, body });
    stage.note(context, status);
    if (reply) send(Buffer.from(reply));
  };
}

/** What the gateway itself has to say of a socket, a client cannot. */
function routeOf(stage: Stage, key: string | undefined): WebSocketRoute | undefined {
  const isReserved = key === undefined || key === '$connect' || key === '$disconnect';
  return (isReserved ? undefined : stage.route(key)) ?? stage.route('$default');
}

interface Message {
  readonly route: WebSocketRoute | undefined;
  readonly context: SocketContext;
  readonly body: string;
}

async function outcomeOf(stage: Stage, { route, context, body }: Message): Promise<Outcome> {
  const { connectionId, requestId } = context;
  const failure = (status: number, message: string): Outcome => {
    return { status, reply: JSON.stringify({ message, connectionId, requestId }) };
  };
  if (!stage.mayPass(context.routeKey)) return failure(429, 'Too Many Requests');
  if (!route) return failure(403, 'Forbidden');
  try {
    const answer = await stage.call(route, messageEvent(body, context));
    return {
      status: answer.statusCode,
      reply: route.hasRouteResponse ? (answer.body ?? '') : undefined,
    };
  } catch (error) {
    stage.failed(route.functionName, error);
    return failure(500, 'Internal server error');
  }
}
