import { ConfigurationError } from './configuration-error.ts';
import { priorityRange } from './listener-priority.ts';
import { hostedBy } from './pull-request-stage.ts';
import { type Service, shiftsTraffic } from './services.ts';
import type { Stage } from './stages.ts';
import type { SynthOptions } from './synth-options.ts';

/**
 * The rules of a load balancer, more of which AWS gives on request, and its target groups, more of which it does not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const balancerQuota = 100;

/** Connections for one-off tasks, people and RDS itself. */
const reservedConnections = 20;

type Discovery = SynthOptions['discovery'];

/** A quota of what a stage shares with pull requests, and what the stage and each pull request use of it. */
interface Share {
  readonly what: string;
  readonly quota: number;
  readonly own: number;
  readonly each: number;
}

/**
 * Throws a ConfigurationError when the load balancer or the database server of a stage has too little for the pull
 * requests that it may be the host of, or when their rules would have the priorities of others.
 */
export function checkPullRequests(
  stage: Stage,
  services: readonly Service[],
  discovery: Discovery,
): void {
  const host = stage.host ?? stage;
  if (host.pullRequests === 0) return;
  checkPriorities(services);
  const shares = [...balancerShares(services, discovery), ...databaseShares(host, services.length)];
  for (const share of shares) checkShare(share, host);
}

/** The row of a service in a stage: deployments of a pull request shift no traffic, whatever the row says. */
export function rowIn(stage: Stage, service: Service): Service {
  return stage.host ? { ...service, strategy: 'rolling' } : service;
}

/** The most connections of a stage's services, while all of them roll to the next release. */
export function connectionsOf({ host, tasks, database }: Stage, services: number): number {
  const forReads = 1;
  const releases = host ? 1 : 2;
  return services * tasks.max * releases * (database.connections + forReads);
}

/** The most connections of a stage and of all pull requests that it may be the host of. */
export function mostConnections(stage: Stage, services: number): number {
  const each = connectionsOf(hostedBy(stage, 'pr-1'), services);
  return connectionsOf(stage, services) + stage.pullRequests * each;
}

/** The rules and target groups of services at the load balancer. */
export function balancerUse(services: readonly Service[], discovery: Discovery) {
  const listeners = discovery === 'balancer' ? 2 : 1;
  const shifted = services.filter(shiftsTraffic).length;
  return {
    rules: services.length * listeners + shifted,
    'target groups': (services.length + shifted) * listeners,
  };
}

function balancerShares(services: readonly Service[], discovery: Discovery): readonly Share[] {
  const own = balancerUse(services, discovery);
  const each = balancerUse(
    services.map((service) => ({ ...service, strategy: 'rolling' })),
    discovery,
  );
  return (['rules', 'target groups'] as const).map((unit) => ({
    what: `load balancer takes ${balancerQuota} ${unit}`,
    quota: balancerQuota,
    own: own[unit],
    each: each[unit],
  }));
}

function databaseShares(host: Stage, services: number): readonly Share[] {
  const { server } = host.database;
  if (!('instanceClass' in server)) return [];
  const quota = server.connections - reservedConnections;
  return [
    {
      what: `database takes ${quota} connections of services`,
      quota,
      own: connectionsOf(host, services),
      each: connectionsOf(hostedBy(host, 'pr-1'), services),
    },
  ];
}

function checkShare({ what, quota, own, each }: Share, { name, pullRequests }: Stage): void {
  if (own + each * pullRequests <= quota) return;
  const most = Math.max(0, Math.floor((quota - own) / each));
  throw new ConfigurationError(
    `The ${what}, of which ${name} needs ${own} and each of ${pullRequests} pull requests ${each}; set pullRequests in its row of stages.ts to ${most}.`,
  );
}

function checkPriorities(services: readonly Service[]): void {
  const outside = services.find(({ priority }) => priority >= priorityRange);
  if (!outside) return;
  throw new ConfigurationError(
    `The service ${outside.name} has the priority ${outside.priority}, and those from ${priorityRange} on are for pull requests; choose a lower one.`,
  );
}
