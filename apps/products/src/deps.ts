import type { AppDeps } from '@quartet/service';
import type { Wanted } from './domain/lines.ts';
import type { Draft, Product } from './domain/product.ts';
import type { Reservation } from './domain/reservation.ts';
import type { Position, Sort } from './domain/sort.ts';

export interface Deps extends AppDeps {
  readonly products: Products;
  readonly catalogue: Catalogue;
  readonly reservations: Reservations;
}

export interface Products {
  /** @throws Problem `not_found`, also for one that was taken off sale. */
  get(id: string): Promise<Product>;
  /** @throws Problem `sku_taken` */
  add(draft: Draft, addedBy: string): Promise<Product>;
  /** @throws Problem `precondition_failed` unless the stored version is the one before. */
  save(edited: Product): Promise<Product>;
  /** Takes it off sale; what is reserved of it stays so. @throws Problem `not_found` */
  remove(id: string): Promise<void>;
  /** @throws Problem `not_found`, or `stock_reserved` when less would be left than is reserved. */
  adjustStock(id: string, adjustment: Adjustment): Promise<Product>;
}

export interface Adjustment {
  readonly delta: number;
  readonly reason: string;
  readonly adjustedBy: string;
}

export interface Catalogue {
  /** @throws Problem `unavailable` when too many searches wait for their turn. */
  list(filter: Filter, page: Page): Promise<Found>;
}

export interface Found {
  /** May be fewer than the page holds, when a filter lets few of the products through. */
  readonly products: readonly Product[];
  /** The position up to which products were examined; undefined when the page is full, or the list ends. */
  readonly examined: Position | undefined;
}

export interface Filter {
  /** Words that begin a word of the name or the description. */
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly minPrice: number;
  readonly maxPrice: number;
}

export interface Page {
  readonly sort: Sort;
  readonly after: Position | undefined;
  readonly limit: number;
}

export interface Reservations {
  /** @throws Problem `not_found` */
  get(orderId: string): Promise<Reservation>;
  /** Holds all lines or none. Asked again, it answers the same. */
  hold(orderId: string, wanted: readonly Wanted[]): Promise<Reservation>;
  commit(orderId: string): Promise<Reservation>;
  /** An order that has reserved nothing is closed all the same, which beats a late hold. */
  release(orderId: string): Promise<Reservation>;
  /** Gives back what was held for too long; answers how many reservations that ended. */
  expire(): Promise<number>;
}
