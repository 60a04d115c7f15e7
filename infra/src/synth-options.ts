import { ConfigurationError } from './configuration-error.ts';
import { pullRequestStage } from './pull-request-stage.ts';
import { type Stage, stages } from './stages.ts';

export const edges = ['http', 'rest'] as const;
export const discoveries = ['balancer', 'cloud-map'] as const;

/** The options of a synthesis, from `-c name=value` or the context in cdk.json. */
export interface SynthOptions {
  readonly stage: Stage;
  readonly edge: (typeof edges)[number];
  /** Service discovery: through the internal listener, or by name. */
  readonly discovery: (typeof discoveries)[number];
  readonly account: string;
  readonly region: string;
  /** The ARN of the account's OIDC provider for GitHub, of which there is one at most; without it, `quartet-ci` makes it. */
  readonly oidcProvider: string | undefined;
  /** The repository on GitHub whose workflows may deploy, as `owner/name`. */
  readonly github: string;
  /** The team that owns the resources, as their tag `owner`. */
  readonly owner: string;
  /** The custom domain of the edge; without one it has the address that AWS assigns. */
  readonly domain: Domain | undefined;
}

export interface Domain {
  readonly name: string;
  readonly certificateArn: string;
}

/** Throws a ConfigurationError for a value that is missing or unknown. */
export function readSynthOptions(shared: Context): SynthOptions {
  const stage = stageNamed(text(shared, 'stage', 'dev'));
  const context = contextOf(stage, shared);
  return {
    stage,
    edge: oneOf('edge', text(context, 'edge', 'http'), edges),
    discovery: oneOf('discovery', text(context, 'discovery', 'balancer'), discoveries),
    account: matching('account', text(context, 'account', '000000000000'), /^\d{12}$/),
    region: matching('region', text(context, 'region', 'us-east-1'), /^[a-z]{2}(-[a-z]+)+-\d$/),
    github: matching('github', text(context, 'github', 'example/quartet'), /^[\w.-]+\/[\w.-]+$/),
    owner: matching('owner', text(context, 'owner', 'quartet'), /^[\w.:/=+@-]{1,128}$/),
    oidcProvider: oidcProvider(text(context, 'oidcProvider', '')),
    domain: stage.host
      ? undefined
      : customDomain(text(context, 'domain', ''), text(context, 'certificate', '')),
  };
}

type Context = (name: string) => unknown;

/** The context of a stage: its own values below `stages`, or those of its host, and the shared ones. */
function contextOf(stage: Stage, shared: Context): Context {
  const stages = (shared('stages') ?? {}) as Readonly<Record<string, Record<string, unknown>>>;
  const { name: owner } = stage.host ?? stage;
  return (name) => stages[owner]?.[name] ?? shared(name);
}

function text(context: Context, name: string, defaultValue: string): string {
  return String(context(name) ?? defaultValue);
}

function stageNamed(name: string): Stage {
  const stage = pullRequestStage(name) ?? stages.find((each) => each.name === name);
  if (stage) return stage;
  throw new ConfigurationError(
    `Unknown stage "${name}"; choose one of ${namesOf(stages)} and pr-<number>, or add a row to stages.ts.`,
  );
}

function oidcProvider(arn: string): string | undefined {
  if (arn === '') return undefined;
  return matching('oidcProvider', arn, /^arn:aws[\w-]*:iam::\d{12}:oidc-provider\/\S+$/);
}

function customDomain(name: string, certificateArn: string): Domain | undefined {
  if (name === '' && certificateArn === '') return undefined;
  if (name === '' || certificateArn === '') {
    throw new ConfigurationError(
      'A custom domain needs both: give -c domain=… and -c certificate=<its ARN>.',
    );
  }
  return { name, certificateArn };
}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const value = values.find((each) => each === text);
  if (value) return value;
  throw new ConfigurationError(
    `-c ${name}=${text} is unknown; choose one of ${values.join(', ')}.`,
  );
}

function matching(name: string, value: string, pattern: RegExp): string {
  if (pattern.test(value)) return value;
  throw new ConfigurationError(`-c ${name}=${value} is invalid; it must match ${pattern.source}.`);
}

function namesOf(rows: readonly { readonly name: string }[]): string {
  return rows.map(({ name }) => name).join(', ');
}
