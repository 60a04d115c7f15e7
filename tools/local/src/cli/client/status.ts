import { openControl } from '@quartet/local-client/control';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import type { TaskRow } from '@quartet/local-client/task-row';
import { styleText } from 'node:util';
import { table } from '../../terminal/table.ts';

export interface Status {
  readonly url: string;
  readonly console: string;
  readonly docs: readonly string[];
  readonly apiKey: string;
  readonly provider: string;
  readonly home: string;
  readonly tasks: readonly TaskRow[];
  readonly isHealthy: boolean;
}

/** @throws Error in one sentence when the runner does not answer */
export async function readStatus(home: string, ready: ReadyContent): Promise<Status> {
  const { url, apiKey, control, provider } = ready;
  const tasks = await openControl(control).tasks();
  const services = [...new Set(ready.tasks.map(({ service }) => service))];
  return {
    ...{ url, apiKey, home, tasks },
    console: `${url}/__console`,
    docs: services.map((service) => `${url}/api/${service}/docs`),
    provider: provider.url,
    isHealthy: services.every((service) =>
      tasks.some((task) => task.service === service && task.health === 'healthy'),
    ),
  };
}

export function showStatus(status: Status): string {
  const { url, docs, apiKey, provider, home, tasks } = status;
  const addresses = [
    ['Edge', styleText('bold', url)],
    ['Console', status.console],
    ...docs.map((address, index) => [index === 0 ? 'API docs' : '', address]),
    ['API key', apiKey],
    ['Provider', provider],
    ['State', home],
  ];
  return [table(addresses), '', table([heading, ...tasks.map(rowOf)])].join('\n');
}

const heading = ['TASK', 'STATE', 'HEALTH', 'PORT', 'PID', 'STARTED', 'RELEASE'];

function rowOf({ name, state, health, port, pid, startedAt, release }: TaskRow): readonly string[] {
  const colour = health === 'healthy' ? 'green' : health === 'unhealthy' ? 'red' : 'yellow';
  const started = new Date(startedAt).toLocaleTimeString('en-GB');
  return [name, state, styleText(colour, health), String(port), String(pid), started, release];
}
