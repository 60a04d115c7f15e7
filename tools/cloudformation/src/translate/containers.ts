import type { Container, ContainerHealth } from '../model/services.ts';
import type { Found } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type Task = Found<'AWS::ECS::TaskDefinition'>;
type Given = Properties<'AWS::ECS::TaskDefinition'>['ContainerDefinitions'][0];

/** What a task of this definition runs. */
export function containerOf(task: Task): Container {
  const [given] = task.properties.ContainerDefinitions;
  const [mapping] = given.PortMappings;
  return {
    command: given.Command,
    port: mapping?.ContainerPort,
    environment: Object.fromEntries(given.Environment.map(({ Name, Value }) => [Name, Value])),
    secrets: secretsOf(task, given),
    health: healthOf(given),
    stopTimeout: given.StopTimeout,
    image: given.Image,
    user: given.User,
    readonlyRoot: given.ReadonlyRootFilesystem,
  };
}

function secretsOf(task: Task, { Secrets }: Given): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { Name, ValueFrom } of Secrets) {
    const source = sourceOf(ValueFrom);
    if (source === undefined)
      throw task.mistake('ContainerDefinitions', `takes ${Name} from nowhere`);
    if (source in names) throw task.mistake('ContainerDefinitions', `names ${source} twice`);
    names[source] = Name;
  }
  return names;
}

/** The path of a stored parameter, or the ARN of a secret. */
function sourceOf(arn: string): string | undefined {
  const [, path] = /^arn:[^:]+:ssm:[^:]*:\d*:parameter(\/.+)$/.exec(arn) ?? [];
  return path ?? (/^arn:[^:]+:secretsmanager:/.test(arn) ? arn : undefined);
}

function healthOf({ HealthCheck }: Given): ContainerHealth | undefined {
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
