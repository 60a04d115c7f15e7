import { type Case, operationIn } from './books.ts';

export interface Discrepancy {
  readonly name: string;
  plant(into: Case): void;
  /** The kind of the review that it must lead to; undefined when it is repaired without one. */
  readonly kind: string | undefined;
}

export const movement = (c: Case, start: string) =>
  c.movements.find(({ slot }) => slot.startsWith(start)) as Case['movements'][number];
export const own = (c: Case) => operationIn(c, String(c.operations[2]?.key));
export const failed = (c: Case) => operationIn(c, String(c.operations[4]?.key));
export const capture = (c: Case) => operationIn(c, `${c.payment.id}:capture`);

export function dropMovement(c: Case, slot: string): void {
  c.movements = c.movements.filter((each) => each.slot !== slot);
}

export function dropBooked(c: Case, key: string): void {
  c.operations = c.operations.filter((each) => each.key !== key);
  dropEntry(c, key);
}

export function dropEntry(c: Case, key: string): void {
  c.entries = c.entries.filter((each) => each.key !== key);
}

export function twice(c: Case, slot: string): void {
  const first = movement(c, slot);
  c.movements.push({ ...first, reference: `${first.reference}_again` });
}

/** Leaves nothing but what was authorised, with another end. */
export function closeAs(c: Case, state: string, sums: Partial<Case['payment']> = {}): void {
  const [authorisation] = c.operations;
  c.operations = authorisation ? [authorisation] : [];
  c.entries = c.entries.slice(0, 1);
  Object.assign(c.payment, { state, captured: 0, refunded: 0, dispute: null, ...sums });
}

/** Only the capture is left at the provider. */
export function captureOnly(c: Case): void {
  c.movements = c.movements.slice(0, 1);
}

export const dispute = (c: Case) => movement(c, 'dp_').slot;
export const byHand = (c: Case) => movement(c, 're_').slot;
