import type { Balancer } from '@quartet/aws/load-balancer/balancer';
import type { Names } from '@quartet/aws/service-discovery/names';
import type { FromEdge, TaskMessage } from '@quartet/aws/protocol/messages';

interface Targets {
  readonly balancer: Balancer;
  readonly names: Names;
  readonly send: (message: FromEdge) => void;
}

/** Does what the runner says of tasks. */
export async function applyTaskMessage(
  { balancer, names, send }: Targets,
  message: TaskMessage,
): Promise<void> {
  switch (message.type) {
    case 'register':
      names.register(message.target);
      balancer.register(message.target);
      return;
    case 'deregister':
      names.forget(message.id);
      await balancer.deregister(message.id);
      return send({ type: 'deregistered', id: message.id });
    case 'lost':
      names.forget(message.id);
      return balancer.lost(message.id);
  }
}
