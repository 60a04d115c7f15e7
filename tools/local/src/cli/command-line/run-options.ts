import { discoveries, edges } from '@quartet/infra/synth-options';
import { stages } from '@quartet/infra/stages';
import type { Argv, InferredOptionTypes } from 'yargs';
import { UserError } from '@quartet/cloudformation/user-error';
import { type Arguments, databaseAuths } from '../arguments.ts';
import {
  defaultInspectPort,
  oneOf,
  readInspectPort,
  readOtlpUrl,
  readScale,
  serviceNames,
} from './values.ts';

function choice<Value extends string>(name: string, choices: readonly Value[], describe: string) {
  return {
    ...{ choices, describe, requiresArg: true },
    default: choices[0] ?? '',
    coerce: oneOf(`--${name}`, choices),
  } as const;
}

const options = {
  reset: { type: 'boolean', default: false, describe: 'Forget the data first' },
  scale: {
    type: 'string',
    requiresArg: true,
    coerce: readScale,
    describe: 'Tasks of a service, such as orders=3; once for each service',
  },
  stage: choice(
    'stage',
    stages.map(({ name }) => name),
    'Stage whose templates run',
  ),
  edge: choice('edge', edges, 'HTTP API or REST API'),
  discovery: choice('discovery', discoveries, 'How services find each other'),
  'database-auth': choice('database-auth', databaseAuths, 'How tasks log in to PostgreSQL'),
  containers: {
    type: 'boolean',
    default: false,
    describe: 'Start tasks from the images that npx nx image has built',
  },
  dist: {
    type: 'string',
    requiresArg: true,
    describe: 'Start the tasks that another checkout has built in this folder',
  },
  otlp: {
    type: 'string',
    requiresArg: true,
    coerce: readOtlpUrl,
    describe: 'Send traces there, such as http://localhost:4318',
  },
  verbose: {
    type: 'boolean',
    default: false,
    describe: 'Print stacks, metrics and what is not run here',
  },
} as const;

const environment = [
  'Environment:',
  '  QUARTET_PORT       Where it listens, instead of 8080',
  '  QUARTET_HOME       Folder of data, logs and secrets, instead of .quartet',
  '  LOG_FORMAT=pretty  Prints logs for people in a pipe, too',
].join('\n');

type RunOptions = InferredOptionTypes<typeof options> & {
  readonly service?: string;
  readonly inspect?: number | undefined;
};

export const runOptionNames = [...Object.keys(options), 'inspect'];

export function withRunOptions(yargs: Argv) {
  return yargs.options(options).epilogue(environment);
}

export function withServeOptions(yargs: Argv) {
  return withRunOptions(yargs)
    .positional('service', {
      ...{ choices: serviceNames, demandOption: true, coerce: oneOf('Service', serviceNames) },
      describe: 'Service that is rolled on change',
    })
    .option('inspect', {
      ...{ type: 'string', coerce: readInspectPort },
      describe: `Port for a debugger, ${defaultInspectPort} when none is given`,
    });
}

export function runArguments(argv: RunOptions): Arguments {
  const { reset, containers, dist, verbose, otlp } = argv;
  const { stage, edge, discovery, service, inspect, 'database-auth': databaseAuth } = argv;
  if (containers && databaseAuth === 'iam') {
    throw new UserError(
      '--database-auth iam works without --containers: a container cannot read the certificate.',
    );
  }
  const scale = argv.scale ?? new Map<string, number>();
  const variant = { stage, edge, discovery };
  const given = { reset, containers, dist, verbose, otlp, inspect, databaseAuth };
  return { ...given, watchedService: service, scale, variant };
}
