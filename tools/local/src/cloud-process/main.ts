import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createCloud } from '@quartet/aws/cloud/cloud';
import { connect } from '@quartet/aws/dynamodb/connect';
import { openDynamodb } from '@quartet/aws/dynamodb/dynamodb';
import { startExpiry } from '@quartet/aws/dynamodb/expiry';
import { createTables } from '@quartet/aws/dynamodb/tables';
import { createDeliveries } from '@quartet/aws/eventbridge/deliveries';
import { createEventBridge } from '@quartet/aws/eventbridge/event-bridge';
import { openEventLog } from '@quartet/aws/eventbridge/event-log';
import { createGuard } from '@quartet/aws/iam/guard';
import { createFunctions } from '@quartet/aws/lambda/functions';
import { endpointEnvironment } from '@quartet/aws/lambda/sdk-environment';
import type { Model } from '@quartet/cloudformation/model/model';
import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { Config } from './config.ts';
import { openEndpoint } from './open-endpoint.ts';
import { openTracing } from './open-tracing.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('cloud', config);
process.once('uncaughtException', (err) => {
  log.fatal({ err }, 'cloud process failed');
  process.exit(1);
});

const model = JSON.parse(await readFile(config.MODEL_FILE, 'utf8')) as Model;
const eventLog = await openEventLog(config.EVENTS_FILE);
const dynamodb = openDynamodb(config.TABLES_FOLDER);
const { server } = dynamodb;
server.keepAliveTimeout = 65_000;
server.listen(config.PORT, config.HOST);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://${config.HOST}:${port}`;

const functions = createFunctions({
  functions: model.functions,
  environment: endpointEnvironment(url, config.AWS_REGION),
  log: (name, line) => log.info({ peer: name }, line),
});
const tracing = await openTracing();
const deliveries = createDeliveries({
  functions,
  log,
  retryFirst: config.RETRY_FIRST,
  maxConcurrent: config.DELIVERIES_AT_ONCE,
  startSpan: tracing,
});
const place = { account: '000000000000', region: config.AWS_REGION };
const eventBridge = createEventBridge({
  buses: model.eventBuses,
  ...place,
  eventLog,
  deliveries,
});
const guard = createGuard(model.access, log);
let status: 'starting' | 'ready' = 'starting';
const endpoint = await openEndpoint(config, { model, guard, log });
const health = () => ({ status, deliveries: deliveries.counts() });
server.on('request', createCloud({ dynamodb, eventBridge, health, access: { guard, ...place } }));

const client = connect(url);
const { tables } = model;
await createTables(client, tables);
const expiry = startExpiry({ client, tables, every: config.EXPIRY_SWEEP, log });
status = 'ready';
log.info({ port, count: tables.length }, 'cloud process is listening');

const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
log.info({ signal }, 'stopping');
await expiry.stop();
await endpoint?.close();
deliveries.stop();
client.destroy();
const closed = new Promise((resolve) => server.close(resolve));
await Promise.race([closed, wait(config.STOP_TIMEOUT)]);
server.closeAllConnections();
await Promise.all([closed, functions.close()]);
await eventLog.close();
process.exit(0);
