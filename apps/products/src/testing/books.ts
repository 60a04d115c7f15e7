import { type Database, statement } from '@quartet/database';

interface Row {
  readonly id: string;
}

const wrongOnHand = statement<readonly [], Row>(`
  SELECT product.id FROM product LEFT JOIN stock_move ON product_id = product.id
  GROUP BY product.id HAVING on_hand <> coalesce(sum(delta), 0) OR reserved > on_hand`);

const wrongReserved = statement<readonly [], Row>(`
  SELECT product.id FROM product
  LEFT JOIN (reservation_line JOIN reservation USING (order_id))
    ON product_id = product.id AND state = 'HELD'
  GROUP BY product.id HAVING reserved <> coalesce(sum(quantity), 0)`);

/** The products whose stock disagrees with its moves or with what is held: none, ever. */
export async function wrongBooks(database: Database): Promise<readonly Row[]> {
  return [...(await database.many(wrongOnHand, [])), ...(await database.many(wrongReserved, []))];
}
