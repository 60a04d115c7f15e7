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

/** What a product offers at this moment, while nobody else may change it. */
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

export function priceLines(wanted: readonly Wanted[], offers: readonly Offer[]): readonly Line[] {
  const lines = wanted.map((each) => {
    const offer = take(each, offers);
    return { ...each, name: offer.name, unitPrice: offer.price };
  });
  requireOneCurrency(lines);
  return lines;
}

/** The offer of a product that is for sale and has as much as is wanted. */
export function take({ productId, quantity }: Wanted, offers: readonly Offer[]): Offer {
  const offer = offers.find((each) => each.productId === productId);
  if (offer === undefined || !offer.forSale)
    throw new Problem('unknown_product', `Product ${productId} is not for sale.`);
  if (offer.available < quantity)
    throw new Problem(
      'out_of_stock',
      `${offer.name} (${productId}) has ${offer.available} left, not ${quantity}.`,
    );
  return offer;
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

function requireOneCurrency(lines: readonly Line[]): void {
  const [first] = lines;
  const other = lines.find((line) => line.unitPrice.currency !== first?.unitPrice.currency);
  if (first === undefined || other === undefined) return;
  throw new Problem(
    'currency_mismatch',
    `${first.name} is priced in ${first.unitPrice.currency}, ` +
      `${other.name} (${other.productId}) in ${other.unitPrice.currency}.`,
  );
}
