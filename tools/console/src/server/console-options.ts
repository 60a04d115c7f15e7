import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import type { Registry } from '@quartet/aws/load-balancer/registry';

/** The part of the load balancer that the console uses. */
export type Targets = Pick<Registry, 'targets' | 'addFault' | 'clearFault'>;

export interface ConsoleOptions extends Pick<EdgeSetting, 'model' | 'control' | 'home'> {
  readonly targets: Targets;
}
