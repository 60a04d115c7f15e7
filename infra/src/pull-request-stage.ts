import { isPullRequest } from './names.ts';
import { type Stage, stages } from './stages.ts';

/** The stage of a pull request by its name, such as `pr-123`; undefined for any other name. Its host is the first stage. */
export function pullRequestStage(name: string): Stage | undefined {
  const [host] = stages;
  return host && isPullRequest(name) ? hostedBy(host, name) : undefined;
}

/**
 * A stage that uses the network, the cluster, the load balancer, the database server and the API keys of its host. It
 * has one task of each service, which the next release replaces, and alarms nobody.
 */
export function hostedBy(host: Stage, name: string): Stage {
  return {
    ...host,
    name,
    host,
    pullRequests: 0,
    tasks: { min: 1, max: 1 },
    database: { ...host.database, connections: 2 },
    alarms: 'none',
    dashboard: false,
    retainData: false,
    firewall: 'none',
  };
}
