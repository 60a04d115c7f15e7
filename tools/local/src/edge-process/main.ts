import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { createLines } from '@quartet/aws/http/lines';
import { Config } from './config.ts';
import { openTracing } from './open-tracing.ts';
import { createEdge, type Edge } from './create-edge.ts';
import type { EdgeSetting, FromEdge, ToEdge } from '@quartet/aws/protocol/messages';

const config = configOrExit(Config, process.env);
const log = createLogger('edge', config);
const accessLog = createLines((text) => process.stdout.write(text), 20);
const send = (message: FromEdge, sent = () => undefined as unknown) =>
  void process.send?.(message, () => void sent());
const timeouts = { idle: config.SOCKET_IDLE, lifetime: config.SOCKET_LIFETIME };
const tracing = openTracing();
let edge: Edge | undefined;

/** Whoever has started us is gone, and all that we could pass requests to with it. */
process.once('disconnect', () => process.exit(0));
process.on('message', (message: ToEdge) => {
  if (message.type === 'configure') void open(message.setting);
  else edge?.receive(message);
});
process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop());

async function open(setting: EdgeSetting): Promise<void> {
  try {
    edge = createEdge(setting, { send, log, accessLog, region: config.AWS_REGION, timeouts });
    await tracing;
    await edge.listen();
    send({ type: 'listening' });
  } catch (error) {
    log.fatal({ err: error }, 'the edge cannot start');
    send({ type: 'failed', message: reasonOf(error) }, () => process.exit(1));
  }
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), config.STOP_LIMIT);
  await edge?.close();
  process.exit(0);
}

function reasonOf(error: unknown): string {
  if (!Error.isError(error)) return String(error);
  const isPortTaken = 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
  return isPortTaken ? `Port ${String(error.port)} is taken.` : error.message;
}
