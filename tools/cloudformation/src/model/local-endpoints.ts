/** Addresses on this machine for the hosts in the templates; every port is chosen before anything starts. */
export interface LocalEndpoints {
  /** URL of the gateway: `http://localhost:8080`. */
  readonly edge: string;
  /** URLs of the load balancer's listeners, by the port in the template. */
  readonly listeners: Readonly<Record<number, string>>;
  /** URL of DynamoDB and EventBridge. */
  readonly cloud: string;
  /** Host and port of PostgreSQL. */
  readonly database: string;
  /** URLs of the discoverable services, by name: `orders`. */
  readonly names: Readonly<Record<string, string>>;
}
