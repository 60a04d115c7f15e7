import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { createAuthorize } from './authorizer.ts';
import { contextOf, type SocketContext } from './context.ts';
import { connectEvent } from './events.ts';
import { type Peer, peerOf } from './peer.ts';
import { isGood, type ProxyAnswer } from './proxy-answer.ts';
import { isRefusal, type Refusal, refusals } from './refusal.ts';
import { requestOf, type SocketRequest } from './request.ts';
import type { Stage } from './stage.ts';

/** A socket that may open. */
export interface Opened {
  readonly peer: Peer;
  /** The one of the client's subprotocols that the function has chosen. */
  readonly protocol: string | undefined;
}

export type Open = (req: IncomingMessage) => Promise<Opened | Refusal>;

const happening = { routeKey: '$connect', eventType: 'CONNECT' } as const;

/** Asks the authoriser, and then the function of `$connect`, whether a socket may open. */
export function createOpening(stage: Stage, arn: string): Open {
  const authorizer = stage.route('$connect')?.authorizer;
  const failed = (error: unknown) => stage.failed(authorizer?.functionName ?? '', error);
  const authorize =
    authorizer && createAuthorize({ authorizer, invoke: stage.invoke, arn, failed });

  return async (req) => {
    const stranger = peerOf(req);
    const request = requestOf(req, stranger.address);
    const asked = contextOf(stranger, stage.place, happening);
    const refused = (refusal: Refusal, context = asked): Refusal => {
      stage.note(context, refusal.status);
      return refusal;
    };
    if (!stage.mayPass('$connect')) return refused(refusals.throttled);
    const authorization = (await authorize?.(request, asked)) ?? { known: undefined };
    if (isRefusal(authorization)) return refused(authorization);
    const { known } = authorization;
    const context = known ? { ...asked, authorizer: known } : asked;
    const answer = await connect(stage, request, context);
    if (isRefusal(answer)) return refused(answer, context);
    stage.note(context, answer.statusCode);
    return { peer: { ...stranger, authorizer: known }, protocol: protocolIn(answer) };
  };
}

/** An API without the route lets everybody in whom the authoriser has let in. */
async function connect(
  stage: Stage,
  request: SocketRequest,
  context: SocketContext,
): Promise<ProxyAnswer | Refusal> {
  const route = stage.route('$connect');
  if (!route) return { statusCode: 200 };
  try {
    const answer = await stage.call(route, connectEvent(request, context));
    return isGood(answer) ? answer : refusalOf(answer);
  } catch (error) {
    stage.failed(route.functionName, error);
    return refusals.badAnswer;
  }
}

function refusalOf({ statusCode }: ProxyAnswer): Refusal {
  return { status: statusCode, message: STATUS_CODES[statusCode] ?? '' };
}

function protocolIn({ headers }: ProxyAnswer): string | undefined {
  const found = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'sec-websocket-protocol',
  );
  return found && String(found[1]);
}
