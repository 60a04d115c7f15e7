import { assert, type Outcome, type Line, type Model, type Order } from './model.ts';

/** Seconds that the test itself may take. */
const slack = 120;
const expiry = 600;

/** Updates the possible outcomes of each open order. Called before and after every step. */
export function updatePossibleOutcomes(model: Model): void {
  for (const order of model.orders.values()) {
    if (order.outcome !== undefined) continue;
    order.mayBeInStock ||= order.lines.every(
      (line) => line.quantity <= maximumStock(model, line, order),
    );
    order.mayBeOutOfStock ||= order.lines.some(
      (line) => line.quantity > minimumStock(model, line, order),
    );
    order.mayExpire ||= model.clock - order.placedAt >= expiry - slack;
  }
}

/** Records that the holds of all open orders may have expired. */
export function freeHolds({ orders }: Model): void {
  for (const order of orders.values()) order.mayLoseHold ||= order.outcome === undefined;
}

/** The stock of a product if every order that may have taken some of it has. */
export function minimumStock(model: Model, line: Pick<Line, 'productId'>, but?: Order): number {
  return remainingStock(
    model,
    line,
    (order) => order !== but && (order.outcome ?? 'paid') === 'paid',
  );
}

/** The stock of a product if only paid orders have taken some of it. */
export function maximumStock(model: Model, line: Pick<Line, 'productId'>, but?: Order): number {
  return remainingStock(model, line, (order) => order !== but && order.outcome === 'paid');
}

function remainingStock(
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

/** Records an outcome, which must be possible and must not contradict an earlier one. */
export function recordOutcome(order: Order, outcome: Outcome): void {
  const before = order.outcome;
  assert(
    before === undefined || before === outcome,
    `${label(order)} was ${before}, and is ${outcome}`,
  );
  assert(before === outcome || isPossible(order, outcome), `${label(order)} cannot be ${outcome}`);
  order.outcome = outcome;
}

function isPossible(order: Order, outcome: Outcome): boolean {
  const { method, expects } = order.plan;
  switch (outcome) {
    case 'paid':
      return order.mayBeInStock && method !== 'pm_declined' && expects !== 'less';
    case 'payment_declined':
      return order.mayBeInStock && method === 'pm_declined' && expects !== 'less';
    case 'price_changed':
      return order.mayBeInStock && expects === 'less';
    case 'out_of_stock':
      return order.mayBeOutOfStock;
    case 'reservation_closed':
      return order.mayLoseHold;
    case 'order_cancelled':
      return order.cancels > 0;
    case 'order_expired':
      return order.mayExpire;
  }
}

/** Records the id of an order, which must never change. */
export function recordId(order: Order, id: string | undefined): void {
  assert(id !== undefined, `${label(order)} has a response without an id`);
  const before = order.id;
  assert(before === undefined || before === id, `${label(order)} was ${before}, and is ${id}`);
  order.id = id;
}

export function label({ key, id }: Order): string {
  return `order ${key}${id === undefined ? '' : ` (${id})`}`;
}
