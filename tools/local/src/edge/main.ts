import { once } from 'node:events';
import { configOrExit, json, milliseconds, wholeNumber } from '@quartet/config';
import { services, type ServiceName } from '@quartet/infra/services';
import { z } from 'zod';
import { createEdge } from './edge.ts';

const names = services.map(({ name }) => name) as [ServiceName, ...ServiceName[]];

const config = configOrExit(
  z.object({
    PORT: wholeNumber(8080),
    TARGETS: json(z.record(z.enum(names), z.url())).describe('where each service is'),
    API_KEY_SHA256: z.string().regex(/^[\da-f]{64}$/),
    STOP_LIMIT: milliseconds(28_000).describe('for the requests that run'),
  }),
  process.env,
);

const server = createEdge({ targets: config.TARGETS, keyHash: config.API_KEY_SHA256 });
server.listen(config.PORT, '127.0.0.1');
await once(server, 'listening');

const stop = () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setInterval(() => server.closeIdleConnections(), 50);
  setTimeout(() => process.exit(0), config.STOP_LIMIT);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
