import { parseArgs } from 'node:util';

interface OrderOptions {
  /** Orders per second at which latency is taken; undefined for half of capacity. */
  readonly rate: number | undefined;
}

const usage = 'npx nx run bench:order [--rate 50]';

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): OrderOptions {
  const rate = parse(args);
  if (rate !== undefined && !/^[1-9]\d{0,4}$/.test(rate)) throw refusal();
  return { rate: rate === undefined ? undefined : Number(rate) };
}

function parse(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { rate: { type: 'string' } } }).values.rate;
  } catch {
    throw refusal();
  }
}

function refusal(): Error {
  return new Error(`Invalid arguments. Usage: ${usage}`);
}
