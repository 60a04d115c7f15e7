import type { LoadBalancer } from '@quartet/aws/load-balancer/load-balancer';
import type { ServiceDiscovery } from '@quartet/aws/service-discovery/service-discovery';
import type { FromEdge, TaskMessage } from '@quartet/aws/protocol/messages';

interface Targets {
  readonly balancer: LoadBalancer;
  readonly names: ServiceDiscovery;
  readonly send: (message: FromEdge) => void;
}

/** Applies a message of the runner about a task. */
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
      names.deregister(message.id);
      await balancer.deregister(message.id);
      return send({ type: 'deregistered', id: message.id });
    case 'lost':
      names.deregister(message.id);
      return balancer.remove(message.id);
  }
}
