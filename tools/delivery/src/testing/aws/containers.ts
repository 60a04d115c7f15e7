import { type Answer, type Asked, AwsError } from './aws.ts';
import {
  addDefinition,
  findDefinition,
  tagOf,
  type TestDefinition,
  type TestService,
  type TestTask,
  type World,
} from './world.ts';

/** ECS: definitions of tasks, tasks, and services that run them. */
export function answerContainers({ action, input }: Asked, world: World): Answer {
  switch (action) {
    case 'DescribeServices': {
      const names = input['services'] as readonly string[];
      return { services: names.flatMap((name) => describeService(name, world.services.get(name))) };
    }
    case 'DescribeTaskDefinition':
      return { taskDefinition: describeDefinition(known(String(input['taskDefinition']), world)) };
    case 'RegisterTaskDefinition':
      return { taskDefinition: describeDefinition(register(input, world)) };
    case 'DeregisterTaskDefinition':
      return { taskDefinition: deregister(String(input['taskDefinition']), world) };
    case 'RunTask':
      return runTask(input, world);
    case 'ListTasks': {
      const tasks = [...world.tasks.values()].filter(
        ({ service }) => service === input['serviceName'],
      );
      return { taskArns: tasks.map(({ arn }) => arn) };
    }
    case 'DescribeTasks': {
      const arns = input['tasks'] as readonly string[];
      return { tasks: arns.flatMap((arn) => describeTask(world.tasks.get(arn))) };
    }
    default:
      return answerReleases({ action, input }, world);
  }
}

/** What a service has run before. */
function answerReleases({ action, input }: Asked, world: World): Answer {
  if (action === 'ListServiceDeployments') {
    const { steady = [] } = world.services.get(String(input['service'])) ?? {};
    return {
      serviceDeployments: steady.map((targetServiceRevisionArn, index) => ({
        targetServiceRevisionArn,
        createdAt: index,
        status: 'SUCCESSFUL',
      })),
    };
  }
  if (action !== 'DescribeServiceRevisions') return undefined;
  const [arn = ''] = input['serviceRevisionArns'] as readonly string[];
  const { image } = known(arn, world);
  return { serviceRevisions: [{ containerImages: [{ image, imageDigest: 'sha256:0' }] }] };
}

function known(name: string, world: World): TestDefinition {
  const definition = findDefinition(world, name);
  if (definition) return definition;
  throw new AwsError('ClientException', 'Unable to describe task definition.');
}

function describeService(serviceName: string, service: TestService | undefined): object[] {
  if (!service || service.definition === '') return [];
  const { definition: taskDefinition, events } = service;
  return [
    {
      serviceName,
      status: 'ACTIVE',
      taskDefinition,
      events,
      runningCount: 1,
      desiredCount: 1,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', taskDefinition }],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
      },
    },
  ];
}

function describeDefinition({ arn, family, image }: TestDefinition): object {
  return {
    taskDefinitionArn: arn,
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'app', image, command: ['node', 'migrate.mjs'] }],
  };
}

function register(input: Asked['input'], world: World): TestDefinition {
  const [container] = input['containerDefinitions'] as readonly { readonly image: string }[];
  return addDefinition(world, String(input['family']), container?.image ?? '');
}

function deregister(arn: string, world: World): object {
  const definition = known(arn, world);
  const others = world.definitions.get(definition.family)?.filter((each) => each !== definition);
  world.definitions.set(definition.family, others ?? []);
  return describeDefinition(definition);
}

function runTask(input: Asked['input'], world: World): object {
  const { family, ...definition } = known(String(input['taskDefinition']), world);
  const arn = `arn:aws:ecs:us-east-1:000000000000:task/quartet-dev/${world.tasks.size}`;
  const exitCode = world.exits.get(family) ?? 0;
  world.tasks.set(arn, {
    arn,
    family,
    exitCode,
    service: undefined,
    stoppedAt: Date.now() / 1_000,
  });
  world.happened.push(`${family} ${tagOf({ family, ...definition })}`);
  return { tasks: [{ taskArn: arn, lastStatus: 'PENDING' }] };
}

function describeTask(task: TestTask | undefined): object[] {
  if (!task) return [];
  const { arn: taskArn, exitCode, stoppedAt } = task;
  const containers = [{ name: 'app', exitCode }];
  const stoppedReason = 'Essential container in task exited';
  return [{ taskArn, lastStatus: 'STOPPED', stoppedAt, stoppedReason, containers }];
}
