export interface Line {
  readonly productId: string;
  readonly quantity: number;
}

interface Product {
  readonly name: string;
  readonly amount: number;
  available: number;
}

export type ReservationState = 'HELD' | 'COMMITTED' | 'RELEASED' | 'RESTOCKED';

interface Reservation {
  readonly state: ReservationState;
  readonly lines: readonly Line[];
}

/** Stock and reservations in memory; each verb answers the code of its refusal. */
export function openWarehouse() {
  const products = new Map<string, Product>();
  const reservations = new Map<string, Reservation>();

  const move = (lines: readonly Line[], sign: 1 | -1) => {
    for (const { productId, quantity } of lines) {
      const product = products.get(productId);
      if (product) product.available += sign * quantity;
    }
  };
  const lacks = ({ productId, quantity }: Line) =>
    (products.get(productId)?.available ?? 0) < quantity;

  const reserve = (orderId: string, lines: readonly Line[]): string | undefined => {
    const known = reservations.get(orderId);
    const isOpen = known?.state === 'HELD' || known?.state === 'COMMITTED';
    if (known) return isOpen ? undefined : 'reservation_closed';
    if (lines.some(({ productId }) => !products.has(productId))) return 'unknown_product';
    if (lines.some(lacks)) return 'out_of_stock';
    move(lines, -1);
    reservations.set(orderId, { state: 'HELD', lines });
    return undefined;
  };
  const commit = (orderId: string): string | undefined => {
    const known = reservations.get(orderId);
    if (!known) return 'not_found';
    if (known.state !== 'HELD' && known.state !== 'COMMITTED') return 'reservation_closed';
    reservations.set(orderId, { ...known, state: 'COMMITTED' });
    return undefined;
  };
  const release = (orderId: string): string | undefined => {
    const known = reservations.get(orderId) ?? { state: 'RELEASED', lines: [] };
    const open = known.state === 'HELD' || known.state === 'COMMITTED';
    if (open) move(known.lines, 1);
    const closed = known.state === 'COMMITTED' ? 'RESTOCKED' : 'RELEASED';
    reservations.set(orderId, open ? { ...known, state: closed } : known);
    return undefined;
  };
  return { products, reservations, reserve, commit, release };
}
