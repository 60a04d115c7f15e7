import { parseArgs } from 'node:util';

export const restorable = ['orders', 'products', 'payments'] as const;

export type Restorable = (typeof restorable)[number];

export interface DrillOptions {
  readonly services: readonly Restorable[];
  /** Milliseconds by which a database goes back. */
  readonly back: number;
  /** Milliseconds within which orders must be placed again. */
  readonly limit: number;
}

const usage = `npm run drill -- ${restorable.join('|')} … [--back 60s] [--rto 15m]`;

const units = { s: 1_000, m: 60_000 } as const;

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): DrillOptions {
  const { values, positionals } = parse(args);
  const services = restorable.filter((name) => positionals.includes(name));
  if (services.length === 0 || services.length < new Set(positionals).size) throw usageError();
  // After a quarter of an hour holds expire, and their stock is sold to others.
  return {
    services,
    back: milliseconds(values.back ?? '60s'),
    limit: milliseconds(values.rto ?? '15m'),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { back: text, rto: text };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw usageError();
  }
}

function milliseconds(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([sm])$/.exec(text) ?? [];
  if (count === undefined) throw usageError();
  return Number(count) * units[unit as keyof typeof units];
}

function usageError(): Error {
  return new Error(`Invalid arguments. Usage: ${usage}`);
}
