import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { configOrExit } from '@quartet/config';
import { openListeners } from '@quartet/http';
import { createLogger } from '@quartet/logging';
import { Config } from './config.ts';
import { openSimulator } from './simulator.ts';

if (process.env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) {
  const { startTracing } = await import('@quartet/telemetry');
  startTracing(process.env);
}
const config = configOrExit(Config, process.env);
const log = createLogger('provider', config);
const simulator = await openSimulator(config, log);
const server = createServer({ keepAliveTimeout: 65_000 }, simulator.app);
const listeners = await openListeners(server, { port: config.PORT, host: config.HOST });
log.info({ port: listeners.port, count: simulator.size() }, 'payment provider listening');

const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
log.info({ signal }, 'stopping');
await Promise.race([listeners.close(), wait(config.STOP_TIMEOUT)]);
server.closeAllConnections();
await simulator.close();
process.exit(0);
