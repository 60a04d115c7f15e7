import { goods } from './goods.ts';
import type { Statement } from './recording.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export interface Originals {
  /** In place of this product each transaction takes one of all. */
  readonly productId: string;
  /** Ids that stay as they are. */
  readonly kept: readonly string[];
}

/**
 * What was recorded of one order as a script of pgbench: prepared once a connection, and each time
 * with new ids in place of those that were made for that order.
 */
export function scriptOf(statements: readonly Statement[], originals: Originals): string {
  const texts = [...new Set(statements.map(({ text }) => text))].filter(
    (text) => !isBoundary(text),
  );
  const renew = renewal(originals);
  const calls = statements.map(({ text, values }) => {
    if (isBoundary(text)) return `${text};`;
    const list = values.length === 0 ? '' : `(${renew(values.join(', '))})`;
    return `EXECUTE s${texts.indexOf(text)}${list};`;
  });
  return [
    '\\if :quartet_prepared',
    '\\else',
    ...texts.map((text, index) => `PREPARE s${index} AS ${text};`),
    '\\set quartet_prepared 1',
    '\\endif',
    '\\set quartet_order random(100000000000, 999999999999)',
    `\\set quartet_product random(${goods.first}, ${goods.last})`,
    ...calls,
    '',
  ].join('\n');
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
