import type { Target, TargetState } from '@quartet/aws/protocol/messages';

/** The registry that makes tasks known to the load balancer. */
export interface Registry {
  register(target: Target): void;
  /** Settled once nothing is on its way to it. */
  deregister(id: string): Promise<void>;
  /** It has ended by itself: nothing waits for it. */
  lost(id: string): void;
  /** Called with each change of what the balancer thinks of a target. */
  watch(id: string, listener: (state: TargetState) => void): void;
}
