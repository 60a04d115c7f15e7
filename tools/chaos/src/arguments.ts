import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What was asked for. */
export interface Wish {
  readonly course: 'storm' | 'calm' | 'outage';
  readonly seeds: readonly number[];
  /** Of each seed. */
  readonly orders: number;
  /** Seconds without a database. */
  readonly outage: number;
}

const usage =
  'npm run storm [-- --seeds 2 --orders 300 | --seed 7 --orders 300 | --calm --orders 500 | --outage 20]';
const standard = { seeds: 2, stormOrders: 300, calmOrders: 500 };
const highestSeed = 2 ** 31 - 1;

/** @throws Error that says what is understood */
export function readArguments(args: readonly string[]): Wish {
  const { seeds, seed, orders, calm, outage } = parse(args);
  if ([seeds && seed, calm && seeds, outage && (seeds || orders || calm)].some(Boolean))
    throw refusal();
  const course = calm ? 'calm' : outage === undefined ? 'storm' : 'outage';
  const count = course === 'storm' ? wholeNumber(seeds, standard.seeds) : 1;
  return {
    course,
    seeds: seed === undefined ? someSeeds(count) : [wholeNumber(seed, 0)],
    orders: wholeNumber(orders, calm ? standard.calmOrders : standard.stormOrders),
    outage: wholeNumber(outage, 0),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ seeds: text, seed: text, orders: text, outage: text },
    calm: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw refusal();
  }
}

function someSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, () => randomInt(highestSeed));
}

function wholeNumber(text: string | undefined, standard: number): number {
  if (text === undefined) return standard;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw refusal();
  return Number(text);
}

function refusal(): Error {
  return new Error(`This is not understood; use ${usage}`);
}
