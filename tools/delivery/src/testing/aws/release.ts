import {
  addDefinition,
  tagOf,
  findDefinition,
  type TestStack,
  type TestAccount,
} from './test-account.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Family?: string; readonly ServiceName?: string };
}

/** Updates the service as ECS does when its stack changes; false when ECS rolls it back. */
export function release(
  stack: string,
  { template, parameters }: NonNullable<TestStack['pending']>,
  account: TestAccount,
): boolean {
  const name = /-svc-(.+)$/.exec(stack)?.[1];
  if (name === undefined) return true;
  const { Resources } = JSON.parse(template) as { Resources: Readonly<Record<string, Resource>> };
  const image = `000000000000.dkr.ecr.us-east-1.amazonaws.com/quartet/${name}:${parameters['ImageTag']}`;
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type === 'AWS::ECS::TaskDefinition')
      addDefinition(account, Properties?.Family ?? '', image);
  }
  const service = Object.values(Resources).find(({ Type }) => Type === 'AWS::ECS::Service');
  const family = Object.values(Resources).find(({ Type }) => Type === 'AWS::ECS::TaskDefinition');
  return rolls(service?.Properties?.ServiceName ?? '', family?.Properties?.Family ?? '', account);
}

function rolls(name: string, family: string, account: TestAccount): boolean {
  const definition = findDefinition(account, family);
  if (!definition) return true;
  const tag = tagOf(definition);
  const service = account.services.get(name) ?? {
    definition: '',
    events: [],
    stableDefinitions: [],
  };
  const now = Date.now() / 1_000;
  if (account.failingTags.has(tag)) {
    const arn = `arn:aws:ecs:us-east-1:000000000000:task/quartet-dev/${definition.arn.length}`;
    account.tasks.set(arn, { arn, family, exitCode: 1, service: name, stoppedAt: now });
    const message = `(service ${name}) deployment failed: tasks failed to start.`;
    account.services.set(name, {
      ...service,
      events: [{ createdAt: now, message }, ...service.events],
    });
    return false;
  }
  account.operations.push(`${name} ${tag}`);
  account.services.set(name, {
    ...service,
    definition: definition.arn,
    stableDefinitions: [...service.stableDefinitions, definition.arn],
  });
  return true;
}
