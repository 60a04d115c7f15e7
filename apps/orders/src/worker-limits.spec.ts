import { databaseSettings } from '@quartet/database';
import { eventsSettings } from '@quartet/events';
import { serviceSettings } from '@quartet/service';
import { z } from 'zod';
import { callLimits } from './outside/eventbridge-bus.ts';
import { sagaSettings } from './saga/settings.ts';
import { noticesBudget } from './saga/take-notices.ts';

const { PORT: _, ...service } = serviceSettings;
const { DATABASE_URL: __, ...database } = databaseSettings;
const config = z.object({ ...service, ...database, ...eventsSettings, ...sagaSettings }).parse({});

/** Milliseconds that one statement takes at most, with a connection for it. */
const statement = config.DATABASE_CONNECT_TIMEOUT + config.DATABASE_QUERY_TIMEOUT + 250;
const busCall = callLimits.connectionTimeout + callLimits.requestTimeout;
/** From the claim of a batch until its last event is marked and the rest is given back. */
const batch = config.RELAY_BUDGET + busCall + 2 * statement;
/** The last notice of a run: its order, its money, its change and its acknowledgement. */
const notices = noticesBudget + 2 * config.PAYMENTS_DEADLINE + 2 * statement;
const { SWEEP_LIMIT, SAGA_LEASE, SAGA_HEARTBEAT, SAGA_INTERVAL } = config;

it.each([
  ['a lease of events outlasts their batch', config.RELAY_LEASE, batch],
  ['the watchdog outlasts the relay', SWEEP_LIMIT, statement + batch],
  ['the watchdog outlasts the notices', SWEEP_LIMIT, notices],
  ['the watchdog outlasts the recovery', SWEEP_LIMIT, 4 * statement],
  [
    'a lease outlasts a heartbeat that a slow database answers',
    SAGA_LEASE,
    SAGA_HEARTBEAT + statement,
  ],
  ['an order of a killed task is taken over within 8 s', 8_000, SAGA_LEASE + SAGA_INTERVAL],
  ['draining outlasts the watchdog', config.DRAIN_BUDGET, SWEEP_LIMIT],
])('%s', (_name, longer, shorter) => {
  expect(longer).toBeGreaterThan(shorter);
});
