import { deployOptions, places } from '@quartet/delivery/deploy/arguments';
import type { Argv, Options } from 'yargs';
import { oneOf } from './values.ts';

interface Tool {
  /** The name of the command, and its arguments as help shows them. */
  readonly usage: string;
  readonly aliases?: readonly string[];
  readonly describe: string;
  readonly program: string;
  readonly options?: (yargs: Argv) => Argv;
}

/** Commands of other tools. Each reads its arguments itself; the options here are for help and completion. */
export const tools: readonly Tool[] = [
  {
    usage: 'deploy [place]',
    describe: 'Deploy what has changed',
    program: 'tools/delivery/src/deploy/main.ts',
    options: withDeployOptions,
  },
  {
    usage: 'operator <command..>',
    describe: 'Settle reviews, replay dead letters',
    program: 'tools/operator/src/main.ts',
    options: (yargs) =>
      yargs
        .option('url', { type: 'string', describe: 'Edge of another Quartet than the local one' })
        .example('$0 operator reviews', 'Orders that wait for a decision')
        .example('$0 operator reviews settle <id> retry', 'Settles one; or undo')
        .example('$0 operator dead-letters', 'Events that were not sent')
        .example('$0 operator dead-letters replay', 'Sends them again')
        .example('$0 operator queues redrive <stage>', 'Redrives dead-letter queues'),
  },
  {
    usage: 'invariants',
    describe: 'Check that all databases agree',
    program: 'tools/invariants/src/main.ts',
  },
  {
    usage: 'reconcile',
    describe: 'Compare payments with the provider; repair',
    program: 'tools/operator/src/reconcile/main.ts',
  },
  {
    usage: 'rights',
    describe: 'Print which grants and ingress rules were used',
    program: 'tools/local/src/rights/main.ts',
  },
  {
    usage: 'chaos',
    aliases: ['storm'],
    describe: 'Inject faults, count losses',
    program: 'tools/chaos/src/main.ts',
    options: (yargs) =>
      yargs
        .option('seeds', { type: 'number', describe: 'Number of random seeds' })
        .option('seed', { type: 'number', describe: 'One seed, to repeat a run' })
        .option('orders', { type: 'number', describe: 'Orders of each seed' })
        .option('calm', { type: 'boolean', describe: 'Cancels and refunds without faults' })
        .option('outage', { type: 'number', describe: 'Seconds of a database outage' }),
  },
  {
    usage: 'drill <services..>',
    describe: 'Restore databases to an earlier moment',
    program: 'tools/chaos/src/drill/main.ts',
    options: (yargs) =>
      yargs
        .option('back', { type: 'string', describe: 'Time by which they go back, such as 60s' })
        .option('rto', {
          type: 'string',
          describe: 'Longest time until an order is confirmed again',
        })
        .example('$0 drill orders --back 60s', 'One database goes back a minute under load'),
  },
];

function withDeployOptions(yargs: Argv): Argv {
  const options = deployOptions.map(({ name, type, description: describe }) => [
    name,
    { type, describe, requiresArg: type === 'string' },
  ]);
  return yargs
    .positional('place', {
      ...{ choices: places, default: 'local', coerce: oneOf('Place', places) },
      describe: 'Where to',
    })
    .options(Object.fromEntries(options) as Record<string, Options>)
    .example('$0 deploy --plan', 'What would be done, and why');
}
