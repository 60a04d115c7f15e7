/** The open panel; it stands in the address, so that it can be bookmarked and gone back to. */
export type Route = { readonly kind: 'picture' | Page } | SubjectRoute[Subject];

/** The panels that are about nothing in particular. */
const pages = ['gateway', 'new-order', 'denied'] as const;

type Page = (typeof pages)[number];

const subjects = ['task', 'request', 'trace', 'order', 'customer'] as const;

type Subject = (typeof subjects)[number];
type SubjectRoute = { [Kind in Subject]: { readonly kind: Kind; readonly id: string } };

/** `#/task/orders-1`. */
export function routeOf(hash: string): Route {
  const [, kind, id] = /^#\/([\w-]+)(?:\/(.+))?$/.exec(hash) ?? [];
  const page = pages.find((each) => each === kind);
  if (page) return { kind: page };
  if (id === undefined) return { kind: 'picture' };
  const subject = subjects.find((each) => each === kind);
  return subject ? { kind: subject, id: decode(id) } : { kind: 'picture' };
}

export function hrefOf(route: Route): string {
  if (route.kind === 'picture') return '#/';
  return 'id' in route ? `#/${route.kind}/${encodeURIComponent(route.id)}` : `#/${route.kind}`;
}

const orderId = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/i;

const traceId = /^[\da-f]{32}$/i;

/** Ids of orders are UUIDs of version 7, those of traces have 32 digits; those of requests are neither. */
export function routeOfId(typed: string): Route {
  const id = typed.trim();
  if (id === '') return { kind: 'picture' };
  if (id.includes('@')) return { kind: 'customer', id };
  if (traceId.test(id)) return { kind: 'trace', id: id.toLowerCase() };
  return { kind: orderId.test(id) ? 'order' : 'request', id };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
