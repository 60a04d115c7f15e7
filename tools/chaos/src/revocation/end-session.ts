import { setTimeout as pause } from 'node:timers/promises';
import { type Api, unwrap } from '@quartet/client';
import type { Edge } from '@quartet/local-client/edge';
import type { Ending } from './endings.ts';
import { openLiveSocket } from './live-socket.ts';
import { type Person, registerAdmin, registerShopper } from './person.ts';
import { placeOrder, refundOne } from './shop.ts';
import { type Service, watchedServices, watchRefusals } from './watch-refusals.ts';

export interface EndedSession {
  readonly kind: string;
  /** Milliseconds from the end of the session to the last request that was accepted, for each service. */
  readonly latest: Readonly<Record<Service, number>>;
  /** Events that its socket received of a change 5 s after the end, and later. */
  readonly lateEvents: number;
  readonly isSocketClosed: boolean;
}

export interface RevocationContext {
  readonly edge: Edge;
  readonly admin: Api;
  /** An access token of the admin. */
  readonly adminToken: string;
  readonly product: string;
}

/** Milliseconds after which an ended session must be refused everywhere. */
export const revocationLimit = 5_000;

const watched = 8_000;
const patience = 20_000;

/** Lets one person send requests and listen to an order, ends the session, and watches what still acts. */
export async function endSession(
  ending: Ending,
  context: RevocationContext,
): Promise<EndedSession> {
  const { edge, admin, adminToken } = context;
  const isAdmin = ending.role === 'admin';
  const person = isAdmin ? await registerAdmin(edge, admin) : await registerShopper(edge);
  const order = await orderFor(isAdmin ? await registerShopper(edge) : person, context);
  const socket = await openLiveSocket(edge, { token: person.tokens.accessToken, order });
  const control = await openLiveSocket(edge, { token: adminToken, order });
  const refusals = watchRefusals(person.api);
  await pause(revocationLimit / 5);
  await ending.end(person, context);
  const ended = performance.now();
  await pause(revocationLimit);
  const before = socket.events().length;
  const seen = control.events().length;
  await refundOne(admin, order);
  await until(() => control.events().length > seen);
  await pause(Math.max(0, watched - (performance.now() - ended)));
  await refusals.stop();
  const latest = watchedServices.map((service) => [service, refusals.latest(service, ended)]);
  const result = {
    kind: ending.kind,
    latest: Object.fromEntries(latest) as EndedSession['latest'],
    lateEvents: socket.events().length - before,
    isSocketClosed: socket.isClosed(),
  };
  for (const each of [socket, control]) each.close();
  return result;
}

async function orderFor({ api }: Person, { product }: RevocationContext): Promise<string> {
  return (await unwrap(placeOrder(api, product))).id;
}

/** @throws Error when nobody heard of the change, so that nothing is proven */
async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + patience;
  while (!isTrue()) {
    if (performance.now() > deadline)
      throw new Error('an open socket received no event of its order');
    await pause(50);
  }
}
