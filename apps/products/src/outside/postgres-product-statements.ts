import { statement } from '@quartet/database';
import type { Currency } from '@quartet/money';
import type { ProductRow } from './postgres-product-row.ts';

const columns = `
  id, sku, name, description, category, price_amount, price_currency,
  on_hand - reserved AS available, version, created_at, updated_at`;

export const selectProduct = statement<[id: string], ProductRow>(
  `SELECT ${columns} FROM product WHERE id = $1 AND deleted_at IS NULL`,
);

type Texts = [name: string, description: string, category: string];
type Price = [amount: number, currency: Currency];

export const insertProduct = statement<
  [id: string, ...Texts, ...Price, sku: string, stock: number, addedBy: string],
  ProductRow
>(
  `WITH moved AS (
     INSERT INTO stock_move (product_id, kind, delta, moved_by)
     SELECT $1::uuid, 'created', $8::bigint, $9::uuid WHERE $8 > 0
   )
   INSERT INTO product (id, name, description, category, price_amount, price_currency, sku, on_hand)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`,
);

export const updateProduct = statement<
  [id: string, ...Texts, ...Price, version: number],
  ProductRow
>(
  `UPDATE product
   SET name = $2, description = $3, category = $4, price_amount = $5, price_currency = $6,
       version = $7, updated_at = now()
   WHERE id = $1 AND version = $7 - 1 AND deleted_at IS NULL RETURNING ${columns}`,
);

export const removeProduct = statement<[id: string]>(
  `UPDATE product SET deleted_at = now() WHERE id = $1 AND deleted_at IS NULL`,
);

export const updateStock = statement<
  [id: string, delta: number, reason: string, adjustedBy: string],
  ProductRow
>(
  `WITH adjusted AS (
     UPDATE product SET on_hand = on_hand + $2::bigint WHERE id = $1 AND deleted_at IS NULL
     RETURNING ${columns}
   ), moved AS (
     INSERT INTO stock_move (product_id, kind, delta, reason, moved_by)
     SELECT id, 'adjusted', $2::bigint, $3, $4 FROM adjusted
   )
   SELECT id, sku, name, description, category, price_amount, price_currency, available, version,
          created_at, updated_at
   FROM adjusted`,
);
