import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { createApp } from './app.ts';
import { openLedger } from './ledger.ts';
import { createProcessor } from './processor.ts';
import { Config } from './config.ts';
import { createWebhooks } from './webhooks.ts';

if (process.env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) {
  const { startTracing } = await import('@quartet/telemetry');
  startTracing(process.env);
}
const config = configOrExit(Config, process.env);
const log = createLogger('provider', config);
const ledger = await openLedger(config.JOURNAL);
const webhooks = createWebhooks(config, log);
const processor = createProcessor(ledger, webhooks.announce);
const server = createServer({ keepAliveTimeout: 65_000 }, createApp(processor, log));

server.listen(config.PORT, config.HOST);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
log.info({ port, count: ledger.size() }, 'payment provider listening');

const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
log.info({ signal }, 'stopping');
server.close();
server.closeIdleConnections();
await Promise.race([once(server, 'close'), wait(config.STOP_TIMEOUT)]);
server.closeAllConnections();
webhooks.stop();
await ledger.close();
process.exit(0);
