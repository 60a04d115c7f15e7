import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** The options of the command line. */
export interface ChaosOptions {
  readonly scenario: 'storm' | 'calm' | 'outage';
  readonly seeds: readonly number[];
  /** Number of orders of each seed. */
  readonly orders: number;
  /** Length of an outage, in seconds. */
  readonly outage: number;
}

const usage =
  'npm run storm [-- --seeds 2 --orders 300 | --seed 7 --orders 300 | --calm --orders 500 | --outage 20]';
const defaults = { seeds: 2, stormOrders: 300, calmOrders: 500 };
const highestSeed = 2 ** 31 - 1;

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): ChaosOptions {
  const { seeds, seed, orders, calm, outage } = parse(args);
  if ([seeds && seed, calm && seeds, outage && (seeds || orders || calm)].some(Boolean))
    throw usageError();
  const course = calm ? 'calm' : outage === undefined ? 'storm' : 'outage';
  const count = course === 'storm' ? wholeNumber(seeds, defaults.seeds) : 1;
  return {
    scenario: course,
    seeds: seed === undefined ? randomSeeds(count) : [wholeNumber(seed, 0)],
    orders: wholeNumber(orders, calm ? defaults.calmOrders : defaults.stormOrders),
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
    throw usageError();
  }
}

function randomSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, () => randomInt(highestSeed));
}

function wholeNumber(text: string | undefined, defaultValue: number): number {
  if (text === undefined) return defaultValue;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw usageError();
  return Number(text);
}

function usageError(): Error {
  return new Error(`Invalid arguments. Usage: ${usage}`);
}
