import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually, listen, type Listening } from '@quartet/testing';
import { type LoadBalancer, createLoadBalancer } from '../../src/load-balancer/load-balancer.ts';
import type { RequestRecord } from '../../src/http/proxied-request.ts';
import type {
  Action,
  LoadBalancer as Model,
  LoadBalancingAlgorithmType,
  HealthCheck,
  ListenerRule,
} from '@quartet/cloudformation/model/load-balancer';
import type { WebAclRule } from '@quartet/cloudformation/model/web-acl';
import { freePort } from '@quartet/postgres';

/** A balancer with one listener, and tasks for it. */
export interface TestLoadBalancer extends AsyncDisposable {
  readonly balancer: LoadBalancer;
  /** URL of its listener. */
  readonly url: string;
  /** Records of the finished requests. */
  readonly records: readonly RequestRecord[];
  /** Starts a task and waits until it is healthy. */
  addTask(task: Task): Promise<Listening>;
  /** Registers what is at an address already, or is not. */
  register(id: string, url: string, group?: string): void;
  state(id: string): string | undefined;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends bytes, and reads until the other side closes. */
  sendBytes(bytes: string): Promise<string>;
}

interface Task {
  readonly id: string;
  /** @default answers 200 with its id */
  readonly answer?: RequestListener;
  /** @default 'all' */
  readonly group?: string;
}

export interface LoadBalancerPlan {
  readonly rules?: readonly RulePlan[];
  /** @default forwards to the group 'all' */
  readonly defaultAction?: Action;
  readonly groups?: readonly string[];
  readonly health?: Partial<HealthCheck>;
  readonly deregistrationDelay?: number;
  /** @default 'round_robin' */
  readonly loadBalancingAlgorithmType?: LoadBalancingAlgorithmType;
  readonly idleTimeout?: number;
  readonly dropInvalidHeaderFields?: boolean;
  readonly webAclRules?: readonly WebAclRule[];
}

export type RulePlan = Pick<ListenerRule, 'priority' | 'action' | 'urlRewrite'> & {
  readonly paths: string[];
};

/** A time that never passes during a spec. */
const never = 3_600;

const check: HealthCheck = {
  path: '/health',
  intervalSeconds: 0.05,
  timeoutSeconds: never,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: '200',
};

export function forwardTo(...groups: string[]): Action {
  return {
    type: 'forward',
    targetGroups: groups.map((targetGroupArn) => ({ targetGroupArn, weight: 1 })),
  };
}

export async function startTestLoadBalancer(
  plan: LoadBalancerPlan = {},
): Promise<TestLoadBalancer> {
  const records: RequestRecord[] = [];
  const tasks: Listening[] = [];
  const port = await freePort();
  const balancer = createLoadBalancer({
    model: modelOf(plan),
    rateLimits: true,
    observe: (each) => void records.push(each),
  });
  await balancer.listen({ 80: port });
  const url = `http://127.0.0.1:${port}`;
  const state = (id: string) => balancer.targets().find((each) => each.id === id)?.state;
  const register = (id: string, address: string, group = 'all') =>
    balancer.register({ id, service: 'orders', url: address, groups: [group], name: undefined });
  return {
    balancer,
    url,
    records,
    state,
    register,
    addTask: async ({ id, group, answer = (_req, res) => res.end(id) }) => {
      const task = await listen((req, res) => {
        if (req.url === check.path) res.end();
        else void answer(req, res);
      });
      tasks.push(task);
      register(id, task.url, group);
      await eventually(() => state(id) === 'healthy');
      return task;
    },
    fetch: (path, init) => fetch(`${url}${path}`, init),
    sendBytes: (bytes) => text(dial(port, bytes)),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(tasks.map((task) => task.close()));
      await balancer.close();
    },
  };
}

function dial(port: number, bytes: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return socket;
}

function modelOf(plan: LoadBalancerPlan): Model {
  const { rules = [], defaultAction = forwardTo('all'), groups = ['all'], idleTimeout = 60 } = plan;
  return {
    arn: 'balancer',
    dnsName: 'balancer.example',
    idleTimeout,
    dropInvalidHeaderFields: plan.dropInvalidHeaderFields ?? true,
    listeners: [
      {
        arn: 'listener',
        port: 80,
        defaultAction,
        rules: rules.map(({ paths: values, ...rule }) => {
          const conditions = [{ field: 'path-pattern', values }] as const;
          return { ...rule, arn: `rule-${rule.priority}`, conditions };
        }),
      },
    ],
    ...(plan.webAclRules && { webAclRules: plan.webAclRules }),
    targetGroups: groups.map((arn) => ({
      arn,
      name: arn,
      port: 80,
      healthCheck: { ...check, ...plan.health },
      deregistrationDelay: plan.deregistrationDelay ?? never,
      loadBalancingAlgorithmType: plan.loadBalancingAlgorithmType ?? 'round_robin',
    })),
  };
}
