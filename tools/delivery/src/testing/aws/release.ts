import {
  addDefinition,
  findDefinition,
  tagOf,
  type TestAccount,
  type TestDefinition,
  type TestService,
  type TestStack,
} from './test-account.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Family?: string; readonly ServiceName?: string };
}

const noService: TestService = {
  definition: '',
  isStable: false,
  events: [],
  stableDefinitions: [],
};

/** The result of a change of a stack; `waiting` until the tasks of its service have their database. */
export type ReleaseResult = 'stable' | 'waiting' | 'failed';

/** Updates the service as ECS does when its stack changes. */
export function release(
  stack: string,
  { template, parameters }: NonNullable<TestStack['pending']>,
  account: TestAccount,
): ReleaseResult {
  const service = serviceOf(stack, template);
  if (!service) return 'stable';
  const { Resources } = JSON.parse(template) as { Resources: Readonly<Record<string, Resource>> };
  const registry = '000000000000.dkr.ecr.us-east-1.amazonaws.com';
  const image = `${registry}/quartet/service@${parameters['ImageDigest']}`;
  const labels = { 'quartet.image-tag': parameters['ImageTag'] ?? '' };
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::ECS::TaskDefinition') continue;
    addDefinition(account, { family: Properties?.Family ?? '', image, labels });
  }
  const definition = findDefinition(account, service.family);
  return definition ? roll(service, definition, account) : 'stable';
}

/** Lets services whose database is there by now become stable, and their stacks come to their end. */
export function advance(account: TestAccount): void {
  for (const [stack, { status, template }] of account.stacks) {
    const service = serviceOf(stack, template);
    if (!service || !status.endsWith('_IN_PROGRESS')) continue;
    const { definition: arn = '' } = account.services.get(service.key) ?? {};
    const definition = findDefinition(account, arn);
    if (!definition || roll(service, definition, account) !== 'stable') continue;
    const owner = account.stacks.get(stack);
    if (owner) owner.status = status.replace('IN_PROGRESS', 'COMPLETE');
  }
}

function roll(
  names: ServiceNames,
  definition: TestDefinition,
  account: TestAccount,
): ReleaseResult {
  const { key } = names;
  const service = account.services.get(key) ?? noService;
  if (account.failingTags.has(tagOf(definition))) {
    fail(key, definition, account);
    return 'failed';
  }
  const isStable = isPrepared(names, tagOf(definition), account);
  if (isStable) account.operations.push(`${key} ${tagOf(definition)}`);
  account.services.set(key, {
    ...service,
    definition: definition.arn,
    isStable,
    stableDefinitions: [...service.stableDefinitions, ...(isStable ? [definition.arn] : [])],
  });
  return isStable ? 'stable' : 'waiting';
}

/** A service that was stable before runs its tasks again. */
function fail(key: string, definition: TestDefinition, account: TestAccount): void {
  const service = account.services.get(key) ?? noService;
  const now = Date.now() / 1_000;
  const { arn: taskDefinition, family } = definition;
  const arn = `arn:aws:ecs:us-east-1:000000000000:task/quartet-dev/${taskDefinition.length}`;
  const tag = tagOf(definition);
  account.tasks.set(arn, { arn, family, tag, exitCode: 1, service: key, stoppedAt: now });
  const message = `(service ${key}) deployment failed: tasks failed to start.`;
  account.services.set(key, {
    ...service,
    definition: service.stableDefinitions.at(-1) ?? taskDefinition,
    events: [{ createdAt: now, message }, ...service.events],
  });
}

/** Tasks become ready only with a database that has the tables of their release. */
function isPrepared({ family: own }: ServiceNames, tag: string, { tasks }: TestAccount): boolean {
  const succeeded = [...tasks.values()].filter(({ exitCode }) => exitCode === 0);
  return (
    succeeded.some(({ family }) => family === `${own}-database`) &&
    succeeded.some((task) => task.family === `${own}-migrate` && task.tag === tag)
  );
}

interface ServiceNames {
  readonly key: string;
  readonly family: string;
}

/** The names of the service in a stack, as its template gives them; undefined for a stack without one. */
export function serviceOf(stack: string, template: string): ServiceNames | undefined {
  if (!stack.includes('-svc-')) return undefined;
  const { Resources = {} } = JSON.parse(template) as {
    readonly Resources?: Readonly<Record<string, Resource>>;
  };
  const service = Object.values(Resources).find(({ Type }) => Type === 'AWS::ECS::Service');
  const { ServiceName: key = '' } = service?.Properties ?? {};
  return { key, family: stack.replace('-svc-', '-') };
}
