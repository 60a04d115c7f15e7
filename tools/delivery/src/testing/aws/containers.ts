import { type AwsResponse, type AwsRequest, AwsError } from './aws-request.ts';
import { advance } from './release.ts';
import {
  addDefinition,
  findDefinition,
  tagOf,
  type TestDefinition,
  type TestService,
  type TestTask,
  type TestAccount,
} from './test-account.ts';

/** ECS: definitions of tasks, tasks, and services that run them. */
export function answerContainers({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  switch (action) {
    case 'DescribeServices': {
      const names = input['services'] as readonly string[];
      return {
        services: names.flatMap((name) => describeService(name, account.services.get(name))),
      };
    }
    case 'DescribeTaskDefinition':
      return {
        taskDefinition: describeDefinition(
          requireDefinition(String(input['taskDefinition']), account),
        ),
      };
    case 'RegisterTaskDefinition':
      return { taskDefinition: describeDefinition(register(input, account)) };
    case 'DeregisterTaskDefinition':
      return { taskDefinition: deregister(String(input['taskDefinition']), account) };
    case 'RunTask':
      return runTask(input, account);
    case 'ListTasks': {
      const tasks = [...account.tasks.values()].filter(
        ({ service }) => service === input['serviceName'],
      );
      return { taskArns: tasks.map(({ arn }) => arn) };
    }
    case 'DescribeTasks': {
      const arns = input['tasks'] as readonly string[];
      return { tasks: arns.flatMap((arn) => describeTask(account.tasks.get(arn))) };
    }
    default:
      return answerReleases({ action, input }, account);
  }
}

/** The releases that a service has run before. */
function answerReleases({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  if (action === 'ListServiceDeployments') {
    const { stableDefinitions = [] } = account.services.get(String(input['service'])) ?? {};
    return {
      serviceDeployments: stableDefinitions.map((targetServiceRevisionArn, index) => ({
        targetServiceRevisionArn,
        createdAt: index,
        status: 'SUCCESSFUL',
      })),
    };
  }
  if (action !== 'DescribeServiceRevisions') return undefined;
  const [arn = ''] = input['serviceRevisionArns'] as readonly string[];
  const { image, arn: taskDefinition } = requireDefinition(arn, account);
  const containerImages = [{ image, imageDigest: image.split('@')[1] }];
  return { serviceRevisions: [{ taskDefinition, containerImages }] };
}

function requireDefinition(name: string, account: TestAccount): TestDefinition {
  const definition = findDefinition(account, name);
  if (definition) return definition;
  throw new AwsError('ClientException', 'Unable to describe task definition.');
}

function describeService(serviceName: string, service: TestService | undefined): object[] {
  if (!service || service.definition === '') return [];
  const { definition: taskDefinition, events, isStable } = service;
  return [
    {
      serviceName,
      status: 'ACTIVE',
      taskDefinition,
      events,
      runningCount: isStable ? 1 : 0,
      desiredCount: 1,
      deployments: [
        {
          status: 'PRIMARY',
          rolloutState: isStable ? 'COMPLETED' : 'IN_PROGRESS',
          taskDefinition,
        },
      ],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
      },
    },
  ];
}

function describeDefinition({ arn, family, image, labels }: TestDefinition): object {
  return {
    taskDefinitionArn: arn,
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [
      { name: 'app', image, dockerLabels: labels, command: ['node', 'migrate.mjs'] },
    ],
  };
}

interface RegisteredContainer {
  readonly image: string;
  readonly dockerLabels?: Readonly<Record<string, string>>;
}

function register(input: AwsRequest['input'], account: TestAccount): TestDefinition {
  const [container] = input['containerDefinitions'] as readonly RegisteredContainer[];
  return addDefinition(account, {
    family: String(input['family']),
    image: container?.image ?? '',
    labels: container?.dockerLabels ?? {},
  });
}

function deregister(arn: string, account: TestAccount): object {
  const definition = requireDefinition(arn, account);
  const others = account.definitions.get(definition.family)?.filter((each) => each !== definition);
  account.definitions.set(definition.family, others ?? []);
  return describeDefinition(definition);
}

function runTask(input: AwsRequest['input'], account: TestAccount): object {
  const definition = requireDefinition(String(input['taskDefinition']), account);
  const { family } = definition;
  const tag = tagOf(definition);
  const arn = `arn:aws:ecs:us-east-1:000000000000:task/quartet-dev/${account.tasks.size}`;
  const exitCode = account.exitCodes.get(family) ?? 0;
  account.tasks.set(arn, {
    arn,
    family,
    tag,
    exitCode,
    service: undefined,
    stoppedAt: Date.now() / 1_000,
  });
  account.operations.push(`${family} ${tag}`);
  advance(account);
  return { tasks: [{ taskArn: arn, lastStatus: 'PENDING' }] };
}

function describeTask(task: TestTask | undefined): object[] {
  if (!task) return [];
  const { arn: taskArn, exitCode, stoppedAt } = task;
  const containers = [{ name: 'app', exitCode }];
  const stoppedReason = 'Essential container in task exited';
  return [{ taskArn, lastStatus: 'STOPPED', stoppedAt, stoppedReason, containers }];
}
