import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { createFunctions } from '../lambda/functions.ts';
import type { Model } from '@quartet/cloudformation/model/model';
import { createCloud } from './cloud.ts';
import { Config } from './config.ts';
import { connect } from '../dynamodb/connect.ts';
import { openDynamodb } from '../dynamodb/dynamodb.ts';
import { startExpiry } from '../dynamodb/expiry.ts';
import { createTables } from '../dynamodb/tables.ts';
import { createDeliveries } from '../eventbridge/deliveries.ts';
import { createEventBridge } from '../eventbridge/event-bridge.ts';
import { openEventLog } from '../eventbridge/event-log.ts';
import { localEnvironment } from '../lambda/sdk-environment.ts';

const config = configOrExit(Config, process.env);
const log = createLogger('cloud', config);
process.once('uncaughtException', (err) => {
  log.fatal({ err }, 'the cloud has failed');
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
  environment: localEnvironment(url, config.AWS_REGION),
  log: (name, line) => log.info({ peer: name }, line),
});
const deliveries = createDeliveries({
  functions,
  log,
  retryFirst: config.RETRY_FIRST,
  maxConcurrent: config.DELIVERIES_AT_ONCE,
});
const eventBridge = createEventBridge({
  buses: model.eventBuses,
  account: '000000000000',
  region: config.AWS_REGION,
  eventLog,
  deliveries,
});
let status: 'starting' | 'ready' = 'starting';
const health = () => ({ status, deliveries: deliveries.counts() });
server.on('request', createCloud({ dynamodb, eventBridge, health }));

const client = connect(url);
const { tables } = model;
await createTables(client, tables);
const expiry = startExpiry({ client, tables, every: config.EXPIRY_SWEEP, log });
status = 'ready';
log.info({ port, count: tables.length }, 'the cloud listens');

const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
log.info({ signal }, 'stopping');
expiry.stop();
deliveries.stop();
client.destroy();
const closed = new Promise((resolve) => server.close(resolve));
await Promise.race([closed, wait(config.STOP_TIMEOUT)]);
server.closeAllConnections();
await Promise.all([closed, functions.close()]);
await eventLog.close();
process.exit(0);
