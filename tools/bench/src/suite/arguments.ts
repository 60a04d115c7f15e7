import { parseArgs } from 'node:util';

export interface SuiteOptions {
  /** How often the suite runs. */
  readonly runs: number;
  /** Busy loops beside it. */
  readonly busy: number;
}

const usage = 'npx nx run bench:suite [--runs 10] [--busy 2]';

/** @throws Error that says what is understood */
export function readArguments(args: readonly string[]): SuiteOptions {
  const { runs, busy } = parse(args);
  if (!/^[1-9]\d{0,3}$/.test(runs) || !/^\d{1,3}$/.test(busy)) throw refusal();
  return { runs: Number(runs), busy: Number(busy) };
}

function parse(args: readonly string[]) {
  const options = {
    runs: { type: 'string', default: '1' },
    busy: { type: 'string', default: '0' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw refusal();
  }
}

function refusal(): Error {
  return new Error(`This is not understood; use ${usage}`);
}
