import type { Access } from './access.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { LambdaFunction } from './functions.ts';
import type { HttpApi, RestApi } from './api-gateway.ts';
import type { Service } from './services.ts';
import type { WebSocketApi } from './web-socket-api.ts';
import type { Database } from './database.ts';
import type { EventBus } from './event-buses.ts';
import type { Network } from './network.ts';
import type { Namespace } from './namespace.ts';
import type { Table } from './tables.ts';

/** The resources of a stage that run here. Plain JSON: it is sent between processes. */
export interface Model {
  readonly stage: string;
  readonly gateway: HttpApi | RestApi;
  readonly webSocketApi: WebSocketApi;
  readonly loadBalancer: LoadBalancer;
  readonly services: readonly Service[];
  readonly functions: readonly LambdaFunction[];
  readonly tables: readonly Table[];
  readonly eventBuses: readonly EventBus[];
  /** Undefined where services are found through the balancer alone. */
  readonly namespace: Namespace | undefined;
  readonly database: Database;
  readonly network: Network;
  readonly access: Access;
  /** Types of resources in the templates, and parts of such, that are not run here, sorted. */
  readonly unsupportedTypes: readonly string[];
}
