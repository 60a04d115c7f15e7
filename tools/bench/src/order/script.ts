import { goods } from './goods.ts';
import type { Statement } from './recording.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export interface Originals {
  /** In place of this product each transaction takes one of all. */
  readonly productId: string;
  /** Ids that stay as they are. */
  readonly kept: readonly string[];
}

/** What one order does in one database, with variables where each order differs. */
export interface Script {
  /** Once a connection. */
  readonly prepare: readonly string[];
  readonly calls: readonly string[];
}

/** What each order puts in place of a variable: a number from the first to the last. */
export const variables = {
  quartet_order: [100_000_000_000, 200_000_000_000],
  quartet_product: [goods.first, goods.last],
} as const;

/** Makes what was recorded of one order repeatable: with new ids in place of those made for that order. */
export function scriptOf(statements: readonly Statement[], originals: Originals): Script {
  const texts = [...new Set(statements.map(({ text }) => text))].filter(
    (text) => !isBoundary(text),
  );
  const renew = renewal(originals);
  return {
    prepare: texts.map((text, index) => `PREPARE s${index} AS ${text};`),
    calls: statements.map(({ text, values }) => {
      if (isBoundary(text)) return `${text};`;
      const list = values.length === 0 ? '' : `(${renew(values.join(', '))})`;
      return `EXECUTE s${texts.indexOf(text)}${list};`;
    }),
  };
}

function isBoundary(text: string): boolean {
  return text === 'BEGIN' || text === 'COMMIT' || text === 'ROLLBACK';
}

/** The same id becomes the same variable in all databases, however often it is named. */
function renewal({ productId: bought, kept }: Originals): (text: string) => string {
  const fresh = new Map<string, string>();
  return (text) =>
    text.replaceAll(uuid, (id) => {
      if (id === bought) return `${goods.digits}:quartet_product`;
      if (kept.includes(id)) return id;
      const number = String(fresh.size).padStart(8, '0');
      const known = fresh.get(id) ?? `${number}-0000-7000-8000-:quartet_order`;
      fresh.set(id, known);
      return known;
    });
}
