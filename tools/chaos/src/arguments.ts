import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** The scenarios that run for so many seconds. */
const timed = ['outage', 'slow-bus', 'full-disk', 'revocation'] as const;

/** The options of the command line. */
export interface ChaosOptions {
  readonly scenario: 'faults' | 'calm' | (typeof timed)[number];
  readonly seeds: readonly number[];
  /** Number of orders of each seed. */
  readonly orders: number;
  /** Number of products that the catalogue has besides those of the orders. */
  readonly catalogue: number;
  /** Length of a fault or of the load, in seconds; 0 where orders are counted. */
  readonly seconds: number;
}

const usage =
  'npm run storm [-- --seeds 2 --orders 300 | --seed 7 --orders 300 | --catalogue 1000000 | --calm --orders 500 | --outage 20 | --slow-bus 300 | --full-disk 60 | --revocation 60]';
const defaults = { seeds: 2, stormOrders: 300, calmOrders: 500 };
const highestSeed = 2 ** 31 - 1;

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): ChaosOptions {
  const { seeds, seed, orders, calm, catalogue, ...seconds } = parse(args);
  const [scenario, ...others] = timed.filter((name) => seconds[name] !== undefined);
  const counted = [seeds, seed, orders, calm, catalogue].filter((each) => each !== undefined);
  if (others.length > 0 || (scenario && counted.length > 0)) throw usageError();
  if ((seeds && seed) || (calm && seeds)) throw usageError();
  const count = calm || scenario ? 1 : wholeNumber(seeds, defaults.seeds);
  return {
    scenario: scenario ?? (calm ? 'calm' : 'faults'),
    seeds: seed === undefined ? randomSeeds(count) : [wholeNumber(seed, 0)],
    orders: wholeNumber(orders, calm ? defaults.calmOrders : defaults.stormOrders),
    catalogue: wholeNumber(catalogue, 0),
    seconds: scenario ? wholeNumber(seconds[scenario], 0) : 0,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ seeds: text, seed: text, orders: text, catalogue: text },
    ...{ outage: text, 'slow-bus': text, 'full-disk': text, revocation: text },
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
