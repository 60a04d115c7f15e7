import { cpuSeconds } from './process-usage.ts';
import type { Load, Result } from './load/load.ts';
import { median } from './median.ts';
import type { Side } from './side.ts';

interface Turns {
  readonly rounds: number;
  readonly seconds: number;
}

/** The medians of one side's turns. */
interface Speed {
  readonly name: string;
  readonly perSecond: number;
  /** CPU time of the server for one request; 0 where the system does not provide it. */
  readonly cpuMicroseconds: number;
  /** Milliseconds until an answer was there, at the median. */
  readonly milliseconds: number;
}

/** A side that is loaded. */
export type Loaded = Pick<Side, 'name' | 'url' | 'pid'>;

type Turn = Omit<Speed, 'name'>;

/** Warms every side up, then loads them in turn, so that what else the machine does meets all alike. */
export async function takeTurns(
  sides: readonly Loaded[],
  load: Load,
  { rounds, seconds }: Turns,
): Promise<readonly Speed[]> {
  const taken = new Map<Loaded, Turn[]>(sides.map((side) => [side, []]));
  for (const side of sides) await takeTurn(side, load, seconds);
  for (let round = 0; round < rounds; round++) {
    for (const [side, turns] of taken) turns.push(await takeTurn(side, load, seconds));
  }
  return [...taken].map(([{ name }, turns]) => ({
    name,
    perSecond: median(turns.map(({ perSecond }) => perSecond)),
    cpuMicroseconds: median(turns.map(({ cpuMicroseconds }) => cpuMicroseconds)),
    milliseconds: median(turns.map(({ milliseconds }) => milliseconds)),
  }));
}

async function takeTurn(side: Loaded, load: Load, seconds: number): Promise<Turn> {
  const before = cpuSeconds(side.pid);
  const result = await load.run({ url: side.url, seconds });
  const used = cpuSeconds(side.pid) - before;
  refuseFailures(side, result);
  return {
    perSecond: result.requests / result.seconds,
    cpuMicroseconds: (used / result.requests) * 1e6,
    milliseconds: result.median,
  };
}

/** A refusal is quicker than an answer: one of them makes the whole measure worthless. */
function refuseFailures({ name }: Loaded, { requests, failures }: Result): void {
  if (failures > 0 || requests === 0) {
    throw new Error(`${name} failed ${failures} of ${requests} requests`);
  }
}
