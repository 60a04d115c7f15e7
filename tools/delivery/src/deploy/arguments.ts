import { parseArgs } from 'node:util';
import { UserError } from '@quartet/cloudformation/user-error';
import schema from './schema.json' with { type: 'json' };

/** A parsed command line of `npm run deploy`. */
export interface DeployArguments {
  readonly place: string;
  /** The options for Nx, such as `--plan`. */
  readonly options: readonly string[];
  readonly isPlan: boolean;
}

const { place: placeSchema, ...optionSchemas } = schema.properties;

export const places: readonly string[] = placeSchema.enum;

/** The options of a deployment besides its place. */
export const deployOptions = Object.entries(optionSchemas).map(([name, { type, description }]) => ({
  name,
  type: type === 'boolean' ? ('boolean' as const) : ('string' as const),
  description,
}));

const optionNames = deployOptions.map(
  ({ name, type }) => `--${name}${type === 'string' ? '=…' : ''}`,
);

export const usage = `npm run deploy -- [${places.join('|')}] with ${optionNames.join(', ')}`;

/**
 * The place may stand before, between or after the options.
 * @throws UserError in one sentence that names what can be written instead
 */
export function readArguments(args: readonly string[]): DeployArguments {
  const { values, positionals } = parse(args);
  const [place = 'local', ...more] = positionals;
  if (more.length > 0) {
    throw new UserError(`Name one place instead of ${positionals.join(' and ')}.`);
  }
  if (!places.includes(place)) {
    throw new UserError(`Place "${place}" is unknown; choose one of ${places.join(', ')}.`);
  }
  checkStage(place, values['stage']);
  const options = Object.entries(values).map(([name, value]) =>
    value === true ? `--${name}` : `--${name}=${value}`,
  );
  return { place, options, isPlan: values['plan'] === true };
}

function parse(args: readonly string[]) {
  const options = Object.fromEntries(deployOptions.map(({ name, type }) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    const [reason = ''] = (cause as Error).message.split(/\.\s/);
    throw new UserError(`${reason}; write ${usage}.`, { cause });
  }
}

/** Nx would take a stage for the place `local`, and leave it aside. */
function checkStage(place: string, stage: unknown): void {
  const isStage = typeof stage === 'string' && new RegExp(optionSchemas.stage.pattern).test(stage);
  if (place === 'pull-request' ? isStage : stage === undefined) return;
  throw new UserError(
    '--stage names a pull request for the place pull-request, as in npm run deploy -- pull-request --stage=pr-123.',
  );
}
