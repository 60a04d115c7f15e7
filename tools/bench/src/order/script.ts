import { goods } from './goods.ts';
import type { Statement } from './recording.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Originals {
  /** The product that each transaction replaces with one of all products. */
  readonly productId: string;
  /** Ids that are not replaced. */
  readonly kept: readonly string[];
}

/** The statements of one order in one database, with variables for what differs between orders. */
export interface Script {
  /** Statements to run once per connection. */
  readonly prepare: readonly string[];
  readonly calls: readonly string[];
}

/** The range of numbers of a variable. */
export const variables = {
  quartet_order: [100_000_000_000, 200_000_000_000],
  quartet_product: [goods.first, goods.last],
} as const;

/** Turns a recorded order into a script, with variables in place of the ids of that order. */
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

/** Replaces the same id with the same variable in all databases. */
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
