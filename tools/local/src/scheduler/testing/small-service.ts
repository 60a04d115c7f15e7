import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '@quartet/cloudformation/model/services';
import type { Release } from '../release.ts';

/**
 * Serves its version, or that of its environment, is healthy while there is no file `sick` or `sick-<port>`, and drains
 * when it is told to end. An import of node:http would load its WebSocket too, which doubles the CPU time of a start.
 */
const server = (version: string) => `
  import { existsSync } from 'node:fs';
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer((req, res) => {
    const isSick = ['sick', 'sick-' + process.env.PORT].some((file) => existsSync(file));
    if (req.url === '/health') res.statusCode = isSick ? 503 : 200;
    setTimeout(() => res.end(process.env.VERSION ?? '${version}'), req.url === '/slowly' ? 300 : 0);
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => server.close(() => process.exit()));
`;

/** A release in a folder of its own. */
export function smallRelease(home: string, version: string, script = server(version)): Release {
  const folder = join(home, 'releases', version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.mjs'), script);
  return { id: createHash('sha256').update(script).digest('hex').slice(0, 12), folder };
}

export function smallService(more: Partial<Service> = {}): Service {
  return {
    name: 'small',
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    healthCheckGracePeriod: 60,
    container: {
      command: ['node', '--import=/app/telemetry.mjs', 'main.mjs'],
      containerPort: 3000,
      environment: {},
      secrets: {},
      healthCheck: undefined,
      stopTimeout: 120,
      image: 'small',
      user: undefined,
      readonlyRootFilesystem: true,
    },
    targetGroupArns: ['arn:of:targets'],
    discoveryName: undefined,
    oneOffTasks: {},
    deployment: {
      strategy: 'ROLLING',
      rollback: true,
      bakeTime: 0,
      canaryConfiguration: undefined,
      trafficShifts: {},
    },
    ...more,
  };
}
