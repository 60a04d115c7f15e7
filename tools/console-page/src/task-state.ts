import type { Fault } from '@quartet/aws/load-balancer/fault';
import type { LiveTask } from '@quartet/console/views/live-snapshot';
import { msText, shareText } from './format.ts';

interface Shown {
  readonly tone: 'good' | 'warn' | 'bad' | 'none';
  readonly text: string;
}

/** The scheduler's view comes first while a task comes or goes, the balancer's while it runs. */
export function stateOf({ state, health }: LiveTask): Shown {
  if (state === 'PENDING') return { tone: 'none', text: 'starting' };
  if (state === 'DRAINING' || health === 'draining') return { tone: 'none', text: 'draining' };
  if (state === 'STOPPING') return { tone: 'none', text: 'stopping' };
  if (health === 'healthy') return { tone: 'good', text: 'healthy' };
  if (health === 'unhealthy') return { tone: 'bad', text: 'unhealthy' };
  return { tone: 'warn', text: health === 'initial' ? 'being checked' : 'not in use' };
}

export function faultText({ latency, errors }: Fault): string {
  const parts = [
    ...(latency > 0 ? [`+${msText(latency)}`] : []),
    ...(errors > 0 ? [`${shareText(errors)} fail`] : []),
  ];
  return parts.join(', ');
}
