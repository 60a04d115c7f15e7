import type { Model } from '@quartet/cloudformation/model/model';

/** A task as the balancer sees it. */
export interface Target {
  /** `orders-1`. */
  readonly id: string;
  readonly service: string;
  /** `http://127.0.0.1:23456`. */
  readonly url: string;
  /** ARNs of the target groups that it belongs to. */
  readonly groups: readonly string[];
  /** Its name in the namespace, where it has one. */
  readonly name: string | undefined;
}

export type TargetState = 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused';

/** From the runner to the edge, over the channel of the child process. The first is `configure`; a new edge is told all again. */
export type ToEdge =
  | { readonly type: 'configure'; readonly setting: EdgeSetting }
  | { readonly type: 'register'; readonly target: Target }
  /** Answered with `deregistered` once nothing is on its way to it. */
  | { readonly type: 'deregister'; readonly id: string }
  /** It has ended by itself: nothing waits for it. */
  | { readonly type: 'lost'; readonly id: string };

/** Messages about tasks. */
export type TaskMessage = Exclude<ToEdge, { readonly type: 'configure' }>;

export type FromEdge =
  | { readonly type: 'listening' }
  | { readonly type: 'failed'; readonly message: string }
  | {
      readonly type: 'health';
      readonly id: string;
      readonly state: TargetState;
      readonly reason: string;
    }
  | { readonly type: 'deregistered'; readonly id: string };

export interface EdgeSetting {
  readonly model: Model;
  /** Ports of the gateway, of each listener by its port in the template, and of the names. */
  readonly ports: {
    readonly edge: number;
    readonly listeners: Readonly<Record<number, number>>;
    readonly names: Readonly<Record<string, number>>;
  };
  /** URL of DynamoDB and EventBridge. */
  readonly cloudUrl: string;
  /** The runner's control server, for the console. */
  readonly control: { readonly url: string; readonly token: string };
  /** The state folder, with `logs/`. */
  readonly home: string;
  readonly rateLimits: boolean;
  /**
   * Where the spans of all processes come in, and the OTLP receiver that they go on to.
   * @default - nothing is traced
   */
  readonly traces?: { readonly port: number; readonly url: string } | undefined;
  /** API keys of a REST API by their ids, in clear. */
  readonly apiKeys: Readonly<Record<string, string>>;
}
