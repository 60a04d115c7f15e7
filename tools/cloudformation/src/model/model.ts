import type { Balancer } from './balancer.ts';
import type { LambdaFunction } from './functions.ts';
import type { HttpGateway, RestGateway } from './gateway.ts';
import type { Service } from './services.ts';
import type { SocketGateway } from './sockets.ts';
import type { Bus, Database, Namespace, Table } from './surroundings.ts';

/** What the templates of a stage say of all that is run here. Plain JSON: it is sent between processes. */
export interface Model {
  readonly stage: string;
  readonly gateway: HttpGateway | RestGateway;
  readonly sockets: SocketGateway;
  readonly balancer: Balancer;
  readonly services: readonly Service[];
  readonly functions: readonly LambdaFunction[];
  readonly tables: readonly Table[];
  readonly buses: readonly Bus[];
  /** Undefined where services are found through the balancer alone. */
  readonly namespace: Namespace | undefined;
  readonly database: Database;
  /** Types of resources in the templates, and parts of such, that are not run here, sorted. */
  readonly notRun: readonly string[];
}
