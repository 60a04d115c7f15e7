import { statement } from '@quartet/database';
import type { Currency } from '@quartet/money';
import type { ProductRow } from './postgres-product-row.ts';

export const selectProduct = statement<readonly [id: string], ProductRow>(`
  SELECT id, sku, name, description, category, price_amount, price_currency,
         on_hand - reserved AS available, version, created_at, updated_at
  FROM product
  WHERE id = $1 AND deleted_at IS NULL`);

type NewProduct = readonly [
  id: string,
  sku: string,
  name: string,
  description: string,
  category: string,
  amount: number,
  currency: Currency,
  stock: number,
  addedBy: string,
];

export const insertProduct = statement<NewProduct, ProductRow>(`
  WITH moved AS (
    INSERT INTO stock_move (product_id, kind, delta, moved_by)
    SELECT $1::uuid, 'created', $8::bigint, $9::uuid WHERE $8 > 0
  )
  INSERT INTO product
    (id, sku, name, description, category, price_amount, price_currency, on_hand)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  RETURNING id, sku, name, description, category, price_amount, price_currency,
            on_hand - reserved AS available, version, created_at, updated_at`);

type EditedProduct = readonly [
  id: string,
  name: string,
  description: string,
  category: string,
  amount: number,
  currency: Currency,
  version: number,
];

export const updateProduct = statement<EditedProduct, ProductRow>(`
  UPDATE product
  SET name = $2, description = $3, category = $4, price_amount = $5, price_currency = $6,
      version = $7, updated_at = now()
  WHERE id = $1 AND version = $7 - 1 AND deleted_at IS NULL
  RETURNING id, sku, name, description, category, price_amount, price_currency,
            on_hand - reserved AS available, version, created_at, updated_at`);

export const removeProduct = statement<readonly [id: string]>(`
  UPDATE product SET deleted_at = now() WHERE id = $1 AND deleted_at IS NULL`);

type StockAdjustment = readonly [id: string, delta: number, reason: string, adjustedBy: string];

export const updateStock = statement<StockAdjustment, ProductRow>(`
  WITH adjusted AS (
    UPDATE product SET on_hand = on_hand + $2::bigint
    WHERE id = $1 AND deleted_at IS NULL
    RETURNING id, sku, name, description, category, price_amount, price_currency,
              on_hand - reserved AS available, version, created_at, updated_at
  ), moved AS (
    INSERT INTO stock_move (product_id, kind, delta, reason, moved_by)
    SELECT id, 'adjusted', $2::bigint, $3, $4 FROM adjusted
  )
  SELECT * FROM adjusted`);
