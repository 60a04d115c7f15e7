import type { CloseReason } from './close-codes.ts';
import { contextOf } from './context.ts';
import { disconnectEvent } from './events.ts';
import type { Peer } from './peer.ts';
import type { Stage } from './stage.ts';

/** Tells the function of `$disconnect` that a socket is closed; it is told once, and nobody waits for it. */
export async function notifyDisconnect(
  stage: Stage,
  peer: Peer,
  reason: CloseReason,
): Promise<void> {
  const context = contextOf(peer, stage.apiStage, {
    routeKey: '$disconnect',
    eventType: 'DISCONNECT',
    disconnectStatusCode: reason.code,
    disconnectReason: reason.reason,
  });
  const route = stage.route('$disconnect');
  if (!route) return stage.logAccess(context, 200);
  try {
    const { statusCode } = await stage.invokeRoute(route, disconnectEvent(context));
    stage.logAccess(context, statusCode);
  } catch (error) {
    stage.logFailure(route.functionName, error);
    stage.logAccess(context, 500);
  }
}
