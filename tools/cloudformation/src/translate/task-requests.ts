import type { KnownRequest } from '../model/access.ts';
import type { Container } from '../model/services.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';
import { containerOf } from './containers.ts';
import { onlyDatabase } from './database.ts';
import { roleArnOf } from './roles.ts';

type TaskDefinition = TypedResource<'AWS::ECS::TaskDefinition'>;
type Request = Omit<KnownRequest, 'purpose' | 'context'>;

/**
 * The requests with which ECS starts a task, and those that the task's environment tells of.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function taskRequestsOf(resources: Resources): readonly KnownRequest[] {
  return resources.of('AWS::ECS::TaskDefinition').flatMap((task) => {
    const container = containerOf(task);
    const purpose = `to run ${task.properties.Family}`;
    return [
      ...executionRequests(resources, task, container),
      ...ownRequests(resources, task, container),
    ].map((request) => ({ ...request, context: {}, purpose }));
  });
}

function executionRequests(
  resources: Resources,
  task: TaskDefinition,
  { image, secrets }: Container,
): readonly Request[] {
  const { ExecutionRoleArn, ContainerDefinitions } = task.properties;
  const needed = [
    ...imageRequests(image, task),
    ...logRequests(ContainerDefinitions[0], task),
    ...Object.keys(secrets).map((source) => secretRequest(source, task)),
  ];
  if (needed.length === 0) return [];
  if (ExecutionRoleArn === undefined) throw task.error('ExecutionRoleArn', 'is missing');
  const roleArn = roleArnOf(resources, task, ['ExecutionRoleArn', ExecutionRoleArn]);
  return [
    assumption(roleArn, 'ecs-tasks.amazonaws.com'),
    ...needed.map((request) => ({ principal: { roleArn }, ...request })),
  ];
}

/** A login to the database with a token of IAM, and traces. */
function ownRequests(
  resources: Resources,
  task: TaskDefinition,
  { environment }: Container,
): readonly Request[] {
  const { TaskRoleArn } = task.properties;
  if (TaskRoleArn === undefined) return [];
  const roleArn = roleArnOf(resources, task, ['TaskRoleArn', TaskRoleArn]);
  const principal = { roleArn };
  const values = Object.values(environment);
  return [
    assumption(roleArn, 'ecs-tasks.amazonaws.com'),
    ...loginArns(resources, values).map((resource) => ({
      ...{ principal, resource },
      action: 'rds-db:connect',
    })),
    ...(values.some((value) => value.startsWith(`https://xray.${task.region}.amazonaws.com/`))
      ? [{ principal, action: 'xray:PutTraceSegments', resource: '*' }]
      : []),
  ];
}

export function assumption(roleArn: string, service: string): Request {
  return { principal: { service }, action: 'sts:AssumeRole', resource: roleArn };
}

function imageRequests(image: string, { account, region }: TaskDefinition) {
  const [, repository] = /^\d+\.dkr\.ecr\.[^/]+\/([^:@]+)/.exec(image) ?? [];
  if (repository === undefined) return [];
  const resource = `arn:aws:ecr:${region}:${account}:repository/${repository}`;
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    ...['BatchCheckLayerAvailability', 'GetDownloadUrlForLayer', 'BatchGetImage'].map((action) => ({
      action: `ecr:${action}`,
      resource,
    })),
  ];
}

function logRequests(
  { LogConfiguration }: TaskDefinition['properties']['ContainerDefinitions'][0],
  { account, region }: TaskDefinition,
) {
  const group = LogConfiguration?.Options['awslogs-group'];
  if (LogConfiguration?.LogDriver !== 'awslogs' || group === undefined) return [];
  const resource = `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:app`;
  return ['CreateLogStream', 'PutLogEvents'].map((action) => ({
    action: `logs:${action}`,
    resource,
  }));
}

function secretRequest(source: string, { account, region }: TaskDefinition) {
  return source.startsWith('/')
    ? {
        action: 'ssm:GetParameters',
        resource: `arn:aws:ssm:${region}:${account}:parameter${source}`,
      }
    : { action: 'secretsmanager:GetSecretValue', resource: source };
}

/** ARNs of the users whose URLs name the database server and hold no password. */
function loginArns(resources: Resources, values: readonly string[]): readonly string[] {
  const database = onlyDatabase(resources);
  const { host, resource, hasIamAuthentication, passwordUser, userArn } = database;
  const users = values.flatMap((value) => {
    const [, user, server] = /^postgres(?:ql)?:\/\/([^:@/]+)@([^:/]+)/.exec(value) ?? [];
    return user !== undefined && server === host ? [user] : [];
  });
  if (users.length > 0 && !hasIamAuthentication) {
    throw resource.error(
      'EnableIAMDatabaseAuthentication',
      'must be true: tasks log in without a password',
    );
  }
  if (passwordUser !== undefined && users.includes(passwordUser)) {
    const why = `must be "iam-db-auth": a task logs in as ${passwordUser} without a password`;
    throw resource.error('MasterUserAuthenticationType', why);
  }
  return users.map((user) => `${userArn}/${user}`);
}
