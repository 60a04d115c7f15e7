import { type Database, statement } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Reviews } from '../deps.ts';
import type { SavedReview } from '../domain/review.ts';
import { reviewsJson } from './postgres-payment-json.ts';

const columns = `
  id, kind, subject, payment_id AS "paymentId", order_id AS "orderId", provider, books, advice,
  opened_at AS "openedAt", closed_at AS "closedAt", note`;

const selectOpen = statement<
  [openedAt: string | null, id: string | null, limit: number],
  SavedReview
>(
  `SELECT ${columns}
     FROM review
    WHERE closed_at IS NULL AND ($1::timestamptz IS NULL OR (opened_at, id) > ($1, $2::uuid))
    ORDER BY opened_at, id LIMIT $3`,
);

const closeReview = statement<[id: string, note: string], SavedReview>(
  `UPDATE review SET closed_at = coalesce(closed_at, date_trunc('milliseconds', now())), note = coalesce(note, $2)
    WHERE id = $1
   RETURNING ${columns}`,
);

/** A review that is found again is not opened again, so that a decision of a person stands. */
const insertReviews = statement<[reviews: string]>(
  `INSERT INTO review (kind, subject, payment_id, order_id, provider, books, advice)
   SELECT kind, subject, payment_id, order_id, provider, books, advice
     FROM jsonb_to_recordset($1::jsonb) AS new (
            kind text, subject text, payment_id uuid, order_id uuid, provider jsonb, books jsonb, advice text)
   ON CONFLICT DO NOTHING`,
);

const measure = statement<[], { readonly age: number }>(
  `SELECT coalesce(extract(epoch FROM now() - min(opened_at)), 0)::float8 AS age
     FROM review WHERE closed_at IS NULL`,
);

export function postgresReviews(database: Database): Reviews {
  return {
    list: ({ after, limit }) => {
      const [openedAt, id] = after ?? [null, null];
      return database.many(selectOpen, [openedAt, id, limit]);
    },
    close: async (id, note) => {
      const closed = await database.maybe(closeReview, [id, note]);
      if (closed === undefined) throw new Problem('not_found', 'There is no such review.');
      return closed;
    },
    open: async (reviews) => {
      if (reviews.length === 0) return 0;
      return database.run(insertReviews, [reviewsJson(reviews)]);
    },
    oldest: async () => (await database.one(measure, [])).age,
  };
}
