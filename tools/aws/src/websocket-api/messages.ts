import type { WebSocketRoute } from '@quartet/cloudformation/model/web-socket-api';
import type { Connection } from './connection.ts';
import { type WebSocketContext, contextOf } from './context.ts';
import { messageEvent } from './events.ts';
import type { Stage } from './stage.ts';

const selectionShape = /^\$\{?request\.body\.([\w-]+(?:\.[\w-]+)*)\}?$/;

/** The key of the route that a message asks for; undefined when it is no JSON, or says nothing of it. */
type Select = (body: string) => string | undefined;

export type HandleMessage = (connection: Connection, body: string) => Promise<void>;

interface Outcome {
  readonly status: number;
  /** The reply to the client. */
  readonly reply: string | undefined;
}

/** Calls the function of the route that a message asks for; its answer is sent where the route says so. */
export function createMessageHandler(stage: Stage, selection: string): HandleMessage {
  const select = readSelection(selection);
  return async ({ peer, send }, body) => {
    const route = routeOf(stage, select(body));
    const routeKey = route?.routeKey ?? '$default';
    const context = contextOf(peer, stage.apiStage, { routeKey, eventType: 'MESSAGE' });
    const { status, reply } = await outcomeOf(stage, { route, context, body });
    stage.logAccess(context, status);
    if (reply) send(Buffer.from(reply));
  };
}

/** Clients cannot send messages to $connect and $disconnect. */
function routeOf(stage: Stage, key: string | undefined): WebSocketRoute | undefined {
  const isReserved = key === undefined || key === '$connect' || key === '$disconnect';
  return (isReserved ? undefined : stage.route(key)) ?? stage.route('$default');
}

interface Message {
  readonly route: WebSocketRoute | undefined;
  readonly context: WebSocketContext;
  readonly body: string;
}

async function outcomeOf(stage: Stage, { route, context, body }: Message): Promise<Outcome> {
  const { connectionId, requestId } = context;
  const failure = (status: number, message: string): Outcome => {
    return { status, reply: JSON.stringify({ message, connectionId, requestId }) };
  };
  if (stage.isThrottled(context.routeKey)) return failure(429, 'Too Many Requests');
  if (!route) return failure(403, 'Forbidden');
  try {
    const response = await stage.invokeRoute(route, messageEvent(body, context));
    return {
      status: response.statusCode,
      reply: route.hasRouteResponse ? (response.body ?? '') : undefined,
    };
  } catch (error) {
    stage.logFailure(route.functionName, error);
    return failure(500, 'Internal server error');
  }
}

/** @throws Error for an expression that is not understood. */
function readSelection(expression: string): Select {
  const path = selectionShape.exec(expression)?.[1]?.split('.');
  if (!path) throw new Error(`The route selection ${expression} is not supported here.`);
  return (body) => {
    const value = path.reduce(fieldOf, parsed(body));
    return value === undefined || value === null ? undefined : String(value);
  };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
