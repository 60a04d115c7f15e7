/** The open panel; it stands in the address, so that it can be bookmarked and gone back to. */
export type Route =
  | { readonly kind: 'picture' }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'task' | 'request' | 'order'; readonly id: string };

/** `#/task/orders-1`. */
export function routeOf(hash: string): Route {
  const [, kind, id] = /^#\/(\w+)(?:\/(.+))?$/.exec(hash) ?? [];
  if (kind === 'gateway') return { kind };
  if (id === undefined) return { kind: 'picture' };
  if (kind === 'task' || kind === 'request' || kind === 'order') return { kind, id: decode(id) };
  return { kind: 'picture' };
}

export function hrefOf(route: Route): string {
  if (route.kind === 'picture') return '#/';
  return 'id' in route ? `#/${route.kind}/${encodeURIComponent(route.id)}` : `#/${route.kind}`;
}

const orderId = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/i;

/** Ids of orders are UUIDs of version 7; those of requests never are. */
export function routeOfId(typed: string): Route {
  const id = typed.trim();
  if (id === '') return { kind: 'picture' };
  return { kind: orderId.test(id) ? 'order' : 'request', id };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
