import {
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import type { EcsServiceName } from './stage-names.ts';

/** The reason why ECS rolled back since then: its events, and why tasks stopped. */
export async function rollbackReason(
  name: EcsServiceName,
  { events = [] }: Service,
  { since, ecs }: { readonly since: Date; readonly ecs: ECSClient },
): Promise<string> {
  const failed = events
    .filter(({ createdAt }) => createdAt && createdAt >= since)
    .map(({ message = '' }) => message)
    .filter((message) => /fail|rolling back|unhealthy|unable/i.test(message));
  return [...failed.slice(0, 2), ...(await stoppedReasons(name, since, ecs))].join(' ');
}

async function stoppedReasons(
  { cluster, service }: EcsServiceName,
  since: Date,
  ecs: ECSClient,
): Promise<readonly string[]> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, serviceName: service, desiredStatus: 'STOPPED' }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  const recent = tasks.filter(({ stoppedAt }) => stoppedAt && stoppedAt >= since);
  return recent.slice(0, 1).map(stoppedReasonOf);
}

/** The reason why a task has stopped, in a sentence. */
export function stoppedReasonOf({
  taskArn = '',
  stoppedReason = '',
  containers = [],
}: Task): string {
  const [container] = containers;
  const exit = container?.exitCode === undefined ? '' : ` ${exitOf(container.exitCode)}`;
  const reason = container?.reason === undefined ? '' : ` ${container.reason}.`;
  return `Task ${taskArn.split('/').at(-1)} has stopped: ${stoppedReason}.${exit}${reason}`;
}

/** The one that `migrate` exits with when others hold the locks that it needs: EX_TEMPFAIL of sysexits.h. */
const blocked = 75;

function exitOf(code: number): string {
  if (code !== blocked) return `Exit code ${code}.`;
  return `Exit code ${code}: its tables were in use. The log names the session; deploy again when that has ended.`;
}
