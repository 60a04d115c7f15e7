import { addDefinition, tagOf, findDefinition, type TestStack, type World } from './world.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Family?: string; readonly ServiceName?: string };
}

/** What ECS does when the stack of a service changes; false when it rolls the service back. */
export function release(
  stack: string,
  { template, parameters }: NonNullable<TestStack['pending']>,
  world: World,
): boolean {
  const name = /-svc-(.+)$/.exec(stack)?.[1];
  if (name === undefined) return true;
  const { Resources } = JSON.parse(template) as { Resources: Readonly<Record<string, Resource>> };
  const image = `000000000000.dkr.ecr.us-east-1.amazonaws.com/quartet/${name}:${parameters['ImageTag']}`;
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type === 'AWS::ECS::TaskDefinition') addDefinition(world, Properties?.Family ?? '', image);
  }
  const service = Object.values(Resources).find(({ Type }) => Type === 'AWS::ECS::Service');
  const family = Object.values(Resources).find(({ Type }) => Type === 'AWS::ECS::TaskDefinition');
  return rolls(service?.Properties?.ServiceName ?? '', family?.Properties?.Family ?? '', world);
}

function rolls(name: string, family: string, world: World): boolean {
  const definition = findDefinition(world, family);
  if (!definition) return true;
  const tag = tagOf(definition);
  const service = world.services.get(name) ?? { definition: '', events: [], steady: [] };
  const now = Date.now() / 1_000;
  if (world.sick.has(tag)) {
    const arn = `arn:aws:ecs:us-east-1:000000000000:task/quartet-dev/${definition.arn.length}`;
    world.tasks.set(arn, { arn, family, exitCode: 1, service: name, stoppedAt: now });
    const message = `(service ${name}) deployment failed: tasks failed to start.`;
    world.services.set(name, {
      ...service,
      events: [{ createdAt: now, message }, ...service.events],
    });
    return false;
  }
  world.happened.push(`${name} ${tag}`);
  world.services.set(name, {
    ...service,
    definition: definition.arn,
    steady: [...service.steady, definition.arn],
  });
  return true;
}
