import type { Balancer } from '@quartet/aws/load-balancer/balancer';
import type { Names } from '@quartet/aws/service-discovery/names';
import type { FromEdge, TaskMessage } from '@quartet/aws/protocol/messages';

interface Hands {
  readonly balancer: Balancer;
  readonly names: Names;
  readonly tell: (message: FromEdge) => void;
}

/** Does what the runner says of tasks. */
export async function obey({ balancer, names, tell }: Hands, message: TaskMessage): Promise<void> {
  switch (message.type) {
    case 'register':
      names.register(message.target);
      balancer.register(message.target);
      return;
    case 'deregister':
      names.forget(message.id);
      await balancer.deregister(message.id);
      return tell({ type: 'deregistered', id: message.id });
    case 'lost':
      names.forget(message.id);
      return balancer.lost(message.id);
  }
}
