import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Entry = z.object({ op: z.string(), orderId: z.string(), outcome: z.string() });

type Entry = z.output<typeof Entry>;

/** The money that a provider has moved. */
export interface Effects {
  readonly authorisations: number;
  readonly captures: number;
  /** Orders with more than one authorisation or capture, a refused one included. */
  readonly repeated: number;
}

/** Reads a provider's journal from an entry on. */
export async function readEntries(journal: string, from = 0): Promise<readonly Entry[]> {
  const text = await readFile(journal, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(from).map((line) => Entry.parse(JSON.parse(line)));
}

export function effectsOf(entries: readonly Entry[]): Effects {
  const of = (op: string) => entries.filter((entry) => entry.op === op);
  const [authorisations, captures] = [of('authorise'), of('capture')];
  const repeated = new Set([...repeatedIn(authorisations), ...repeatedIn(captures)]);
  return {
    authorisations: authorisations.filter(hasSucceeded).length,
    captures: captures.filter(hasSucceeded).length,
    repeated: repeated.size,
  };
}

function hasSucceeded({ outcome }: Entry): boolean {
  return outcome === 'succeeded';
}

function repeatedIn(entries: readonly Entry[]): readonly string[] {
  const ids = entries.map(({ orderId }) => orderId);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
