import { demand, type End, type Line, type Model, type Order } from './model.ts';

/** Seconds that the machine itself may take meanwhile. */
const slack = 120;
const expiry = 600;

/** To be called before and after whatever may change: remembers what was possible for each open order. */
export function look(model: Model): void {
  for (const order of model.orders.values()) {
    if (order.end !== undefined) continue;
    order.mayHave ||= order.lines.every((line) => line.quantity <= mostLeft(model, line, order));
    order.mayLack ||= order.lines.some((line) => line.quantity > leastLeft(model, line, order));
    order.mayExpire ||= model.clock - order.placedAt >= expiry - slack;
  }
}

/** Whatever is held for orders under way is freed. */
export function freeHolds({ orders }: Model): void {
  for (const order of orders.values()) order.mayLoseHold ||= order.end === undefined;
}

/** Of a product, when every order that may have taken some of it has. */
export function leastLeft(model: Model, line: Pick<Line, 'productId'>, but?: Order): number {
  return left(model, line, (order) => order !== but && (order.end ?? 'paid') === 'paid');
}

/** Of a product, when only those orders have taken some that are known to. */
export function mostLeft(model: Model, line: Pick<Line, 'productId'>, but?: Order): number {
  return left(model, line, (order) => order !== but && order.end === 'paid');
}

function left(
  { stock, orders }: Model,
  { productId }: Pick<Line, 'productId'>,
  took: (order: Order) => boolean,
): number {
  const taken = [...orders.values()]
    .filter(took)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return (stock.get(productId) ?? 0) - taken;
}

/** Enters an end that somebody was told; it must be possible, and nobody may have been told another. */
export function told(order: Order, end: End): void {
  const before = order.end;
  demand(before === undefined || before === end, `${name(order)} was ${before}, and is ${end}`);
  demand(before === end || mayEnd(order, end), `${name(order)} cannot be ${end}`);
  order.end = end;
}

function mayEnd(order: Order, end: End): boolean {
  const { method, expects } = order.plan;
  switch (end) {
    case 'paid':
      return order.mayHave && method !== 'pm_declined' && expects !== 'less';
    case 'payment_declined':
      return order.mayHave && method === 'pm_declined' && expects !== 'less';
    case 'price_changed':
      return order.mayHave && expects === 'less';
    case 'out_of_stock':
      return order.mayLack;
    case 'reservation_closed':
      return order.mayLoseHold;
    case 'order_cancelled':
      return order.cancels > 0;
    case 'order_expired':
      return order.mayExpire;
  }
}

/** Learns the id of an order, which never changes. */
export function named(order: Order, id: string | undefined): void {
  demand(id !== undefined, `${name(order)} was answered without an id`);
  const before = order.id;
  demand(before === undefined || before === id, `${name(order)} was ${before}, and is ${id}`);
  order.id = id;
}

export function name({ key, id }: Order): string {
  return `order ${key}${id === undefined ? '' : ` (${id})`}`;
}
