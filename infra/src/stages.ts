import type { Provider } from './services.ts';

/** TLS between API Gateway and the load balancer. */
export interface BalancerTls {
  /** A certificate of ACM in the region of the stage. */
  readonly certificateArn: string;
  /** A domain name that the certificate covers; API Gateway verifies it, and nobody looks it up. */
  readonly serverName: string;
}

/** A stage: the same stacks as every other stage, in another size. */
export interface Stage {
  readonly name: string;
  /**
   * The stage whose network, cluster, load balancer and database server this one uses.
   * @default - it has its own
   */
  readonly host?: Stage;
  /** The most environments of pull requests that it is the host of. */
  readonly pullRequests: number;
  /** The addresses of its VPC; no two stages share them, so that their VPCs can be peered. */
  readonly cidr: string;
  readonly zones: number;
  /**
   * Number of NAT gateways: one for all zones, or one for each, so that a zone that is down takes no other along. With
   * none, tasks run in public subnets, protected by their security group.
   */
  readonly natGateways: number;
  /** True when the default security group of the VPC allows nothing; none of our resources is in it. */
  readonly restrictDefaultSecurityGroup: boolean;
  /** Without it, API Gateway calls the load balancer by HTTP inside the VPC. */
  readonly balancerTls: BalancerTls | undefined;
  /** True for tasks on Fargate Spot, which AWS may stop with two minutes' notice. */
  readonly spot: boolean;
  /** Tasks of each service. */
  readonly tasks: { readonly min: number; readonly max: number };
  readonly database: {
    /**
     * The server: an RDS instance of a class and the connections that it takes, or Aurora with a range of capacity
     * units and a number of readers. A service that runs always polls, and so keeps an Aurora from pausing.
     */
    readonly server:
      | { readonly instanceClass: string; readonly connections: number }
      | { readonly min: number; readonly max: number; readonly readers: number };
    readonly backupDays: number;
    /** The most connections in the pool of a task, which opens one more for reads. */
    readonly connections: number;
  };
  /**
   * `essential` alarms say what is not served, what falls behind, and what ails the database. `all` of them also count
   * errors by how fast they use up the month's budget for errors, and watch each task, functions and targets of events.
   * With `none`, a failed deployment is still rolled back.
   */
  readonly alarms: 'none' | 'essential' | 'all';
  /** True for a dashboard, where people look at one. */
  readonly dashboard: boolean;
  /** Dollars a month above which AWS sends an alarm. */
  readonly budget: number;
  /** The payment provider. With `stripe`, payments reads the API key from Parameter Store. */
  readonly provider: Provider | undefined;
  /** True when data outlives its stack. */
  readonly retainData: boolean;
  /** The web ACL: none, or one whose managed rules `count` requests at first, and later `block` them. */
  readonly firewall: 'none' | 'count' | 'block';
  /** Requests per second above which the web ACL blocks a client; no API key has a higher rate. */
  readonly clientRate: number;
  /** Origins of pages that may call the HTTP API, such as `https://shop.example.com`. */
  readonly origins: readonly string[];
  readonly logDays: 7 | 30;
  /** The effect of a gauge that nobody reports, or of a service without tasks: `breaching` raises the alarm. */
  readonly missingData: 'breaching' | 'notBreaching';
  /** The share of requests that start a trace, from 0 to 1. */
  readonly traceSampleRate: number;
  /** Requests per second over all routes of the edge, and in one burst; both within the quotas of an account. */
  readonly rate: number;
  readonly burst: number;
}

export const stages: readonly Stage[] = [
  {
    name: 'dev',
    pullRequests: 4,
    cidr: '10.40.0.0/16',
    zones: 2,
    natGateways: 0,
    restrictDefaultSecurityGroup: false,
    balancerTls: undefined,
    spot: true,
    tasks: { min: 1, max: 2 },
    database: {
      server: { instanceClass: 't4g.micro', connections: 200 },
      backupDays: 1,
      connections: 4,
    },
    alarms: 'essential',
    dashboard: false,
    budget: 75,
    provider: 'simulator',
    retainData: false,
    firewall: 'none',
    clientRate: 100,
    origins: [],
    logDays: 7,
    missingData: 'notBreaching',
    traceSampleRate: 0.2,
    rate: 3_000,
    burst: 3_000,
  },
  {
    name: 'prod',
    pullRequests: 0,
    cidr: '10.41.0.0/16',
    zones: 2,
    natGateways: 1,
    restrictDefaultSecurityGroup: true,
    balancerTls: undefined,
    spot: false,
    tasks: { min: 2, max: 10 },
    database: { server: { min: 0.5, max: 8, readers: 1 }, backupDays: 14, connections: 10 },
    alarms: 'all',
    dashboard: true,
    budget: 275,
    provider: 'stripe',
    retainData: true,
    firewall: 'count',
    clientRate: 100,
    origins: [],
    logDays: 30,
    missingData: 'breaching',
    traceSampleRate: 0.05,
    rate: 5_000,
    burst: 5_000,
  },
];
