/** A row of `GET /tasks` of the control server, which lists tasks in the order of their start. */
export interface TaskRow {
  /** `orders-1`. */
  readonly name: string;
  readonly service: string;
  readonly pid: number;
  readonly port: number;
  readonly state: 'PENDING' | 'RUNNING' | 'DRAINING' | 'STOPPING';
  /** In the eyes of the balancer. */
  readonly health: 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused';
  /** ISO 8601. */
  readonly startedAt: string;
  /** Release of the task: a hash of the bundle, or the image. */
  readonly release: string;
}
