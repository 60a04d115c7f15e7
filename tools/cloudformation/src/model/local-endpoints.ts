/** Where on this machine the things that templates name are; the port of each is chosen before anything starts. */
export interface LocalEndpoints {
  /** Of the gateway: `http://localhost:8080`. */
  readonly edge: string;
  /** Of the balancer's listeners, by the port in the template. */
  readonly listeners: Readonly<Record<number, string>>;
  /** Of DynamoDB and EventBridge. */
  readonly cloud: string;
  /** Host and port of PostgreSQL. */
  readonly database: string;
  /** Of what is found by name, by `orders`. */
  readonly names: Readonly<Record<string, string>>;
}
