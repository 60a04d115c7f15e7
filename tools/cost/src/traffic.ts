/** The assumed traffic of a million requests. */
export const traffic = {
  answerGigabytes: 4,
  /** The share of requests that call the authorizer. */
  authorized: 1,
  /** The share of requests whose API key is not cached. */
  strange: 0.02,
  orders: 0.1,
  eventsPerOrder: 3,
  /** The share of orders with a subscriber, and its connection time in minutes. */
  watched: 0.5,
  watchedMinutes: 1,
  databaseRequests: 5,
  databaseUnitHours: 2,
  accessLogGigabytes: 0.5,
  serviceLogGigabytes: 1.5,
  /** The sample rate of a REST API, by X-Ray's default rule; services have the rate of their stage. */
  gatewayTraces: 0.05,
} as const;

/** The usage of a stage without requests. */
export const standing = {
  databaseGigabytes: 10,
  imageGigabytes: 0.3,
  refusedLogGigabytes: 0.1,
  /** The metrics of the oldest saga, the outbox and the oldest review, which are always measured. */
  gauges: 3,
  /** The share of a month of a metric that is sent once a day; CloudWatch charges by the hour. */
  dailyMetric: 1 / 24,
  /** Hours a month of a task that runs for five minutes a day; a start costs a millionth of a dollar. */
  scheduledTaskHours: 2.5,
} as const;

const events = traffic.orders * traffic.eventsPerOrder;
const watched = traffic.orders * traffic.watched;

/** Events and messages for a million requests, in millions. */
export const realtime = {
  events,
  connections: watched,
  messages: watched * (1 + traffic.eventsPerOrder),
  minutes: watched * traffic.watchedMinutes,
} as const;

/** Calls of each function for a million requests, in millions, by stack and handler. */
export const calls: Readonly<Record<string, number>> = {
  'edge authorize': traffic.authorized,
  'realtime authorize': watched,
  'realtime connect': watched,
  'realtime disconnect': watched,
  'realtime subscribe': watched,
  'realtime push': events,
  // It restricts the default security group, once for each deployment of the network.
  'network handler': 0,
};

/** Reads and writes of tables for a million requests, in millions, by the suffix of their name. */
export const tables = [
  { name: 'api-keys', reads: traffic.strange, writes: 0 },
  { name: 'connections', reads: events, writes: 3 * watched },
] as const;

export const callSeconds = 0.02;

/** Metrics of a service, duration and errors, and of each route of a gateway with detailed metrics. */
export const measured = { perService: 2, perRoute: 6 } as const;
