import { add, type Money, multiply, zero } from '@quartet/money';
import { Problem } from '@quartet/problem';

export interface Wanted {
  readonly productId: string;
  readonly quantity: number;
}

export interface Line extends Wanted {
  readonly name: string;
  readonly unitPrice: Money;
}

/** A product's price and stock, read under its row lock. */
export interface Offer {
  readonly productId: string;
  readonly name: string;
  readonly price: Money;
  readonly available: number;
  readonly forSale: boolean;
}

/** One entry per product, by product id: the order in which products are locked. */
export function addUp(wanted: readonly Wanted[]): readonly Wanted[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of wanted)
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities.keys()]
    .sort()
    .map((productId) => ({ productId, quantity: quantities.get(productId) ?? 0 }));
}

export function linesOf(wanted: readonly Wanted[], offers: readonly Offer[]): readonly Line[] {
  return offers.flatMap(({ productId, name, price }) =>
    wanted
      .filter((each) => each.productId === productId)
      .map(({ quantity }) => ({ productId, quantity, name, unitPrice: price })),
  );
}

/** Returns the first reason why these offers cannot be reserved together. */
export function refusal(wanted: readonly Wanted[], offers: readonly Offer[]): Problem {
  for (const each of wanted) {
    const reason = shortage(each, offers);
    if (reason !== undefined) return reason;
  }
  const priced = offers.map(({ name, price }) => `${name} in ${price.currency}`);
  return new Problem(
    'currency_mismatch',
    `All products of an order need the same currency: ${priced.join(', ')}.`,
  );
}

function shortage({ productId, quantity }: Wanted, offers: readonly Offer[]): Problem | undefined {
  const offer = offers.find((each) => each.productId === productId);
  if (offer === undefined || !offer.forSale)
    return new Problem('unknown_product', `Product ${productId} is not for sale.`);
  if (offer.available >= quantity) return undefined;
  const { name, available } = offer;
  return new Problem(
    'out_of_stock',
    `${name} (${productId}) has ${available} left, not ${quantity}.`,
  );
}

export function totalOf(lines: readonly Line[]): Money | null {
  const [first] = lines;
  if (first === undefined) return null;
  return lines
    .map(({ unitPrice, quantity }) => multiply(unitPrice, quantity))
    .reduce(add, zero(first.unitPrice.currency));
}

export function sameQuantities(lines: readonly Wanted[], wanted: readonly Wanted[]): boolean {
  return (
    lines.length === wanted.length &&
    wanted.every(({ productId, quantity }) =>
      lines.some((line) => line.productId === productId && line.quantity === quantity),
    )
  );
}
