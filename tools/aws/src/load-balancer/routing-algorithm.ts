import type { LoadBalancingAlgorithmType } from '@quartet/cloudformation/model/load-balancer';
import type { RegisteredTarget } from './registered-target.ts';

/** Chooses a target other than the one that was tried; undefined when there is none. */
export type RoutingAlgorithm = (
  targets: readonly RegisteredTarget[],
  tried?: RegisteredTarget,
) => RegisteredTarget | undefined;

export function createRoutingAlgorithm(type: LoadBalancingAlgorithmType): RoutingAlgorithm {
  return type === 'round_robin' ? roundRobin() : leastOutstandingRequests();
}

function roundRobin(): RoutingAlgorithm {
  let index = 0;
  return (targets, tried) => {
    for (let count = 0; count < targets.length; count++) {
      index = (index + 1) % targets.length;
      const target = targets[index];
      if (target !== tried) return target;
    }
    return undefined;
  };
}

/** Targets that have equally few requests get theirs in turn. */
function leastOutstandingRequests(): RoutingAlgorithm {
  const next = roundRobin();
  return (targets, tried) => {
    const others = targets.filter((target) => target !== tried);
    const fewest = Math.min(...others.map(({ inFlight }) => inFlight.count()));
    return next(others.filter(({ inFlight }) => inFlight.count() === fewest));
  };
}
