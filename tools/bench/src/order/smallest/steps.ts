import { goods } from '../goods.ts';
import type { Script } from '../script.ts';

const order = `'00000000-0000-7000-8000-:quartet_order'`;
const product = `'${goods.digits}:quartet_product'`;

/** Makes one statement, and so one commit, of each step; `$1` is the order and `$2` its product. */
export function scriptOfSteps(steps: Readonly<Record<string, string>>): Script {
  const entries = Object.entries(steps);
  return {
    prepare: entries.map(([name, text]) => `PREPARE ${name} (uuid, uuid) AS ${text};`),
    calls: entries.map(([name]) => `EXECUTE ${name} (${order}, ${product});`),
  };
}
