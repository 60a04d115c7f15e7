import { parseArgs } from 'node:util';

interface SuiteOptions {
  /** The number of runs. */
  readonly runs: number;
  /** The number of busy loops during the runs. */
  readonly busy: number;
}

const usage = 'npx nx run bench:suite [--runs 10] [--busy 2]';

/** @throws Error with the usage for arguments that are invalid */
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
  return new Error(`Invalid arguments. Usage: ${usage}`);
}
