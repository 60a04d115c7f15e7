import { Config } from './config.ts';

const { shape } = Config;
const limitOf = (name: keyof typeof shape) => Number(shape[name].parse(undefined));

/** Milliseconds that one statement takes at most. */
const statement = limitOf('DATABASE_QUERY_TIMEOUT') + 250;
const connection = limitOf('DATABASE_CONNECT_TIMEOUT');
/** An attempt looks up what became of the earlier ones, and then calls. */
const attempt = 2 * limitOf('PROVIDER_TIMEOUT');
/** BEGIN, two reads, the change and COMMIT. */
const settlement = connection + 4 * statement;
const claim = connection + statement;

it.each([
  ['the watchdog outlasts an operation', limitOf('SWEEP_LIMIT'), claim + attempt + settlement],
  [
    'a lease outlasts a heartbeat that a slow database answers',
    limitOf('OPERATION_LEASE'),
    limitOf('OPERATION_HEARTBEAT') + claim,
  ],
  [
    'an operation of a killed task is taken over within 8 s',
    8_000,
    limitOf('OPERATION_LEASE') + limitOf('OPERATION_SWEEP'),
  ],
  ['draining outlasts the watchdog', limitOf('DRAIN_BUDGET'), limitOf('SWEEP_LIMIT')],
])('%s', (_name, longer, shorter) => {
  expect(longer).toBeGreaterThan(shorter);
});
