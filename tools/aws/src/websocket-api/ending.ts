import type { Closing } from './closing.ts';
import { contextOf } from './context.ts';
import { disconnectEvent } from './events.ts';
import type { Peer } from './peer.ts';
import type { Stage } from './stage.ts';

/** Tells the function of `$disconnect` that a socket is closed; it is told once, and nobody waits for it. */
export async function sayClosed(stage: Stage, peer: Peer, closing: Closing): Promise<void> {
  const context = contextOf(peer, stage.place, {
    routeKey: '$disconnect',
    eventType: 'DISCONNECT',
    disconnectStatusCode: closing.code,
    disconnectReason: closing.reason,
  });
  const route = stage.route('$disconnect');
  if (!route) return stage.note(context, 200);
  try {
    const { statusCode } = await stage.call(route, disconnectEvent(context));
    stage.note(context, statusCode);
  } catch (error) {
    stage.failed(route.functionName, error);
    stage.note(context, 500);
  }
}
