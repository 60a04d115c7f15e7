import type { Container, ContainerHealthCheck } from '../model/services.ts';
import type { TypedResource } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type TaskDefinition = TypedResource<'AWS::ECS::TaskDefinition'>;
type ContainerDefinition = Properties<'AWS::ECS::TaskDefinition'>['ContainerDefinitions'][0];

/** The container of a task definition. */
export function containerOf(task: TaskDefinition): Container {
  const [definition] = task.properties.ContainerDefinitions;
  const [mapping] = definition.PortMappings;
  return {
    command: definition.Command,
    containerPort: mapping?.ContainerPort,
    environment: Object.fromEntries(definition.Environment.map(({ Name, Value }) => [Name, Value])),
    secrets: secretsOf(task, definition),
    healthCheck: healthOf(definition),
    stopTimeout: definition.StopTimeout,
    image: definition.Image,
    user: definition.User,
    readonlyRootFilesystem: definition.ReadonlyRootFilesystem,
    taskRoleArn: task.properties.TaskRoleArn,
  };
}

function secretsOf(
  task: TaskDefinition,
  { Secrets }: ContainerDefinition,
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { Name, ValueFrom } of Secrets) {
    const source = sourceOf(ValueFrom);
    if (source === undefined)
      throw task.error('ContainerDefinitions', `takes ${Name} from nowhere`);
    if (source in names) throw task.error('ContainerDefinitions', `uses ${source} twice`);
    names[source] = Name;
  }
  return names;
}

/** The path of a stored parameter, or the ARN of a secret. */
function sourceOf(arn: string): string | undefined {
  const [, path] = /^arn:[^:]+:ssm:[^:]*:\d*:parameter(\/.+)$/.exec(arn) ?? [];
  return path ?? (/^arn:[^:]+:secretsmanager:/.test(arn) ? arn : undefined);
}

function healthOf({ HealthCheck }: ContainerDefinition): ContainerHealthCheck | undefined {
  return (
    HealthCheck && {
      command: HealthCheck.Command,
      interval: HealthCheck.Interval,
      timeout: HealthCheck.Timeout,
      retries: HealthCheck.Retries,
      startPeriod: HealthCheck.StartPeriod,
    }
  );
}
