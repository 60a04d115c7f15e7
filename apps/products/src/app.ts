import type { Route } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { addProduct, addProductOperation } from './endpoints/add-product.ts';
import { adjustStock, adjustStockOperation } from './endpoints/adjust-stock.ts';
import { commitReservation, commitReservationOperation } from './endpoints/commit-reservation.ts';
import { editProduct, editProductOperation } from './endpoints/edit-product.ts';
import { getProduct, getProductOperation } from './endpoints/get-product.ts';
import { getReservation, getReservationOperation } from './endpoints/get-reservation.ts';
import { holdReservation, holdReservationOperation } from './endpoints/hold-reservation.ts';
import { listProducts, listProductsOperation } from './endpoints/list-products.ts';
import {
  releaseReservation,
  releaseReservationOperation,
} from './endpoints/release-reservation.ts';
import { removeProduct, removeProductOperation } from './endpoints/remove-product.ts';

const reservation = '/internal/products/reservations/:orderId';

export const routes: readonly Route<Deps>[] = [
  ['GET', '/api/products', listProducts, listProductsOperation],
  ['GET', '/api/products/:id', getProduct, getProductOperation],
  ['POST', '/api/products', addProduct, addProductOperation],
  ['PATCH', '/api/products/:id', editProduct, editProductOperation],
  ['DELETE', '/api/products/:id', removeProduct, removeProductOperation],
  ['POST', '/api/products/:id/stock', adjustStock, adjustStockOperation],
  ['GET', reservation, getReservation, getReservationOperation],
  ['PUT', reservation, holdReservation, holdReservationOperation],
  ['PUT', `${reservation}/commit`, commitReservation, commitReservationOperation],
  ['PUT', `${reservation}/release`, releaseReservation, releaseReservationOperation],
];

export function createApp(deps: Deps): Express {
  return createServiceApp('products', routes, deps);
}
