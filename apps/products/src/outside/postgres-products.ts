import { type Database, newId, violatedConstraint } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Adjustment, Products } from '../deps.ts';
import { changedMeanwhile, type Draft, type Product } from '../domain/product.ts';
import { type ProductRow, productOf } from './postgres-product-row.ts';
import {
  insertProduct,
  removeProduct,
  selectProduct,
  updateProduct,
  updateStock,
} from './postgres-product-statements.ts';

export function postgresProducts(database: Database): Products {
  return {
    get: async (id) => found(id, await database.reads.maybe(selectProduct, [id])),
    add: (draft, addedBy) => add(database, draft, addedBy),
    save: (edited) => save(database, edited),
    remove: async (id) => {
      if ((await database.run(removeProduct, [id])) === 0) throw notFound(id);
    },
    adjustStock: (id, adjustment) => adjustStock(database, id, adjustment),
  };
}

async function add(database: Database, draft: Draft, addedBy: string): Promise<Product> {
  const { sku, stock } = draft;
  try {
    const values = [newId(), ...fieldsOf(draft), sku, stock, addedBy] as const;
    return productOf(await database.one(insertProduct, values));
  } catch (error) {
    if (violatedConstraint(error) !== 'product_sku') throw error;
    throw new Problem('sku_taken', `Another product has the SKU ${sku}.`, { cause: error });
  }
}

async function save(database: Database, edited: Product): Promise<Product> {
  const values = [edited.id, ...fieldsOf(edited), edited.version] as const;
  const row = await database.maybe(updateProduct, values);
  if (row === undefined) throw changedMeanwhile();
  return productOf(row);
}

function fieldsOf({ name, description, category, price }: Draft | Product) {
  return [name, description, category, price.amount, price.currency] as const;
}

async function adjustStock(
  database: Database,
  id: string,
  { delta, reason, adjustedBy }: Adjustment,
): Promise<Product> {
  try {
    return found(id, await database.maybe(updateStock, [id, delta, reason, adjustedBy]));
  } catch (error) {
    if (violatedConstraint(error) !== 'product_stock') throw error;
    throw new Problem('stock_reserved', 'That would leave less stock than orders have reserved.', {
      cause: error,
    });
  }
}

function found(id: string, row: ProductRow | undefined): Product {
  if (row === undefined) throw notFound(id);
  return productOf(row);
}

function notFound(id: string): Problem {
  return new Problem('not_found', `There is no product ${id}.`);
}
