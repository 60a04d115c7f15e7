import type { Account, Edge, Outcome, Shop } from './shop.ts';

interface Accounts {
  readonly shopper: Account;
  readonly admin: Account;
}

/** Places, declines, cancels and refunds an order, and returns what a client reads of each answer. */
async function tell(shop: Shop, { shopper, admin }: Accounts) {
  const token = await shop.logIn(shopper);
  const productId = await shop.findProduct();
  const place = (paymentMethod: string) =>
    shop.place(token, { items: [{ productId, quantity: 1 }], paymentMethod }, crypto.randomUUID());
  const placed = await settled(shop, token, await place('pm_ok'));
  const declined = await place('pm_declined');
  const slow = place('pm_slow_9000').catch(() => undefined);
  const cancel = await shop.cancel(token, await processingOrder(shop, token));
  const cancelled = await settled(shop, token, cancel);
  await slow;
  const adminToken = await shop.logIn(admin);
  const refund = await shop.refund(adminToken, idOf(placed), crypto.randomUUID());
  return {
    placed: statusOf(placed),
    declined: 'code' in declined && { code: declined.code, orderId: declined.orderId },
    cancelled: statusOf(cancelled),
    refunded: statusOf(await settled(shop, adminToken, refund)),
    withoutToken: await shop.withoutToken(),
  };
}

async function processingOrder(shop: Shop, token: string): Promise<string> {
  return (await shop.findProcessing(token)) ?? processingOrder(shop, token);
}

async function settled(shop: Shop, token: string, outcome: Outcome): Promise<Outcome> {
  if (!('id' in outcome) || !['processing', 'refunding'].includes(outcome.status)) return outcome;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return settled(shop, token, await shop.get(token, outcome.id));
}

function idOf(outcome: Outcome): string {
  return 'id' in outcome ? outcome.id : outcome.orderId;
}

function statusOf(outcome: Outcome): string {
  return 'id' in outcome ? outcome.status : outcome.code;
}

/** An answer as the documents are compared with it. */
interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns the result of the story and every answer of the edge. */
export async function tellTo(open: (edge: Edge) => Shop, access: Omit<Edge, 'send'> & Accounts) {
  const answers: Answer[] = [];
  const send = async (request: Request) => {
    const response = await fetch(request);
    const body = await response.clone().text();
    const headers = Object.fromEntries(response.headers);
    const { pathname } = new URL(request.url);
    answers.push({
      method: request.method,
      path: pathname,
      status: response.status,
      headers,
      body,
    });
    return response;
  };
  return { result: await tell(open({ ...access, send }), access), answers };
}
