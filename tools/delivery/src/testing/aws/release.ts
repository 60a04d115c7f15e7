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

/** The result of a change of a stack; `waiting` until the tasks of its service have their database. */
export type ReleaseResult = 'stable' | 'waiting' | 'failed';

/** Updates the service as ECS does when its stack changes. */
export function release(
  stack: string,
  { template, parameters }: NonNullable<TestStack['pending']>,
  account: TestAccount,
): ReleaseResult {
  const name = serviceIn(stack);
  if (name === undefined) return 'stable';
  const { Resources } = JSON.parse(template) as { Resources: Readonly<Record<string, Resource>> };
  const registry = '000000000000.dkr.ecr.us-east-1.amazonaws.com';
  const image = `${registry}/quartet/${name}@${parameters['ImageDigest']}`;
  const labels = { 'quartet.image-tag': parameters['ImageTag'] ?? '' };
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::ECS::TaskDefinition') continue;
    addDefinition(account, { family: Properties?.Family ?? '', image, labels });
  }
  const definition = findDefinition(account, `quartet-dev-${name}`);
  return definition ? roll(name, definition, account) : 'stable';
}

/** Lets services whose database is there by now become stable, and their stacks come to their end. */
export function advance(account: TestAccount): void {
  for (const [stack, { status }] of account.stacks) {
    const name = serviceIn(stack);
    if (name === undefined || !status.endsWith('_IN_PROGRESS')) continue;
    const definition = findDefinition(account, account.services.get(keyOf(name))?.definition ?? '');
    if (!definition || roll(name, definition, account) !== 'stable') continue;
    const owner = account.stacks.get(stack);
    if (owner) owner.status = status.replace('IN_PROGRESS', 'COMPLETE');
  }
}

function roll(name: string, definition: TestDefinition, account: TestAccount): ReleaseResult {
  const service = account.services.get(keyOf(name)) ?? {
    definition: '',
    isStable: false,
    events: [],
    stableDefinitions: [],
  };
  if (account.failingTags.has(tagOf(definition))) {
    fail(service, definition, account);
    return 'failed';
  }
  const isStable = isPrepared(name, tagOf(definition), account);
  if (isStable) account.operations.push(`${keyOf(name)} ${tagOf(definition)}`);
  account.services.set(keyOf(name), {
    ...service,
    definition: definition.arn,
    isStable,
    stableDefinitions: [...service.stableDefinitions, ...(isStable ? [definition.arn] : [])],
  });
  return isStable ? 'stable' : 'waiting';
}

/** A service that was stable before runs its tasks again. */
function fail(service: TestService, definition: TestDefinition, account: TestAccount): void {
  const now = Date.now() / 1_000;
  const { arn: taskDefinition, family } = definition;
  const key = keyOf(family.replace('quartet-dev-', ''));
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
function isPrepared(name: string, tag: string, { tasks }: TestAccount): boolean {
  const succeeded = [...tasks.values()].filter(({ exitCode }) => exitCode === 0);
  return (
    succeeded.some(({ family }) => family === `quartet-dev-${name}-database`) &&
    succeeded.some((task) => task.family === `quartet-dev-${name}-migrate` && task.tag === tag)
  );
}

function serviceIn(stack: string): string | undefined {
  return /-svc-(.+)$/.exec(stack)?.[1];
}

function keyOf(service: string): string {
  return `${service}-service`;
}
