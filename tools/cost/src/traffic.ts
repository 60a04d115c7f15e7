/** What we take the services to be asked for; a stage with other customers changes it here. */
export const traffic = {
  answerGigabytes: 4,
  /** Requests of which the authoriser is asked: nearly all go where a key is needed. */
  authorized: 1,
  /** Those whose API key it has forgotten or never seen. */
  strange: 0.02,
  orders: 0.1,
  eventsPerOrder: 3,
  /** Of the orders, those that somebody watches, and for how many minutes. */
  watched: 0.5,
  watchedMinutes: 1,
  databaseRequests: 5,
  databaseUnitHours: 2,
  accessLogGigabytes: 0.5,
  serviceLogGigabytes: 1.5,
  /** Of a REST API itself, by X-Ray's own rule; the share of services is that of their stage. */
  gatewayTraces: 0.05,
} as const;

/** What is there although nobody asks for anything. */
export const standing = {
  databaseGigabytes: 10,
  imageGigabytes: 0.3,
  refusedLogGigabytes: 0.1,
  /** Of the oldest saga and of the outbox, which are measured always. */
  gauges: 2,
} as const;

const events = traffic.orders * traffic.eventsPerOrder;
const watched = traffic.orders * traffic.watched;

/** Events and messages of a million requests, in millions. */
export const told = {
  events,
  connections: watched,
  messages: watched * (1 + traffic.eventsPerOrder),
  minutes: watched * traffic.watchedMinutes,
} as const;

/** Calls of a function in a million requests, in millions, by stack and by what it is called for. */
export const calls: Readonly<Record<string, number>> = {
  'edge authorize': traffic.authorized,
  'realtime authorize': watched,
  'realtime connect': watched,
  'realtime disconnect': watched,
  'realtime subscribe': watched,
  'realtime push': events,
};

/** Reads and writes of tables in a million requests, in millions, by the ends of their names. */
export const tables = [
  { name: 'api-keys', reads: traffic.strange, writes: 0 },
  { name: 'connections', reads: events, writes: 3 * watched },
] as const;

export const callSeconds = 0.02;

/** Operations of a service that are asked at least once in a month, each with its own metrics. */
export const measured = { operations: 7, perOperation: 2, perRoute: 6 } as const;
