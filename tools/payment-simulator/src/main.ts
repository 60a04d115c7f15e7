import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { configOrExit } from '@quartet/config';
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

server.listen(config.PORT, config.HOST);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
log.info({ port, count: simulator.size() }, 'payment provider listening');

const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
log.info({ signal }, 'stopping');
server.close();
server.closeIdleConnections();
await Promise.race([once(server, 'close'), wait(config.STOP_TIMEOUT)]);
server.closeAllConnections();
await simulator.close();
process.exit(0);
