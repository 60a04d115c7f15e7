import { Mistake } from './mistake.ts';
import { type Stage, stages } from './stages.ts';

const edges = ['http', 'rest'] as const;
const discoveries = ['balancer', 'cloud-map'] as const;

/** What a synthesis is told with `-c name=value`, or by cdk.json. */
export interface Settings {
  readonly stage: Stage;
  readonly edge: (typeof edges)[number];
  /** How services find each other: through the internal listener, or by name. */
  readonly discovery: (typeof discoveries)[number];
  readonly account: string;
  readonly region: string;
  /** The repository on GitHub whose workflows may deploy, as `owner/name`. */
  readonly github: string;
  /** Of the edge; without one it has the address that the gateway is given. */
  readonly domain: Domain | undefined;
}

export interface Domain {
  readonly name: string;
  readonly certificateArn: string;
}

/** Throws a Mistake for a value that is missing or that there is none of. */
export function readSettings(context: (name: string) => unknown): Settings {
  return {
    stage: chosenStage(text(context, 'stage', 'dev')),
    edge: oneOf('edge', text(context, 'edge', 'http'), edges),
    discovery: oneOf('discovery', text(context, 'discovery', 'balancer'), discoveries),
    account: matching('account', text(context, 'account', '000000000000'), /^\d{12}$/),
    region: matching('region', text(context, 'region', 'us-east-1'), /^[a-z]{2}(-[a-z]+)+-\d$/),
    github: matching('github', text(context, 'github', 'example/quartet'), /^[\w.-]+\/[\w.-]+$/),
    domain: chosenDomain(text(context, 'domain', ''), text(context, 'certificate', '')),
  };
}

function text(context: (name: string) => unknown, name: string, standard: string): string {
  return String(context(name) ?? standard);
}

function chosenStage(name: string): Stage {
  const stage = stages.find((each) => each.name === name);
  if (stage) return stage;
  throw new Mistake(
    `There is no stage "${name}"; choose one of ${namesOf(stages)}, or add a row to stages.ts.`,
  );
}

function chosenDomain(name: string, certificateArn: string): Domain | undefined {
  if (name === '' && certificateArn === '') return undefined;
  if (name === '' || certificateArn === '') {
    throw new Mistake('A custom domain needs both: give -c domain=… and -c certificate=<its ARN>.');
  }
  return { name, certificateArn };
}

function oneOf<Value extends string>(name: string, given: string, values: readonly Value[]): Value {
  const value = values.find((each) => each === given);
  if (value) return value;
  throw new Mistake(`-c ${name}=${given} is not known; choose one of ${values.join(', ')}.`);
}

function matching(name: string, given: string, pattern: RegExp): string {
  if (pattern.test(given)) return given;
  throw new Mistake(`-c ${name}=${given} does not look like one; it must match ${pattern.source}.`);
}

function namesOf(rows: readonly { readonly name: string }[]): string {
  return rows.map(({ name }) => name).join(', ');
}
