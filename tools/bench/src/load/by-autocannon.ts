import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { headersOf } from './headers.ts';
import type { Blow, Load, LoadPlan, LoadRequest } from './load.ts';

const run = promisify(execFile);
const program = createRequire(import.meta.url).resolve('autocannon');

interface Printed {
  readonly duration: number;
  readonly '2xx': number;
  readonly non2xx: number;
  /** Failed requests, including timeouts. */
  readonly errors: number;
  readonly latency: { readonly p50: number };
}

export async function byAutocannon(plan: LoadPlan): Promise<Load> {
  const { requests, connections, folder, rest = 0 } = plan;
  const rate = rest > 0 ? ['-R', `${Math.round((connections * 1_000) / rest)}`] : [];
  return {
    client: 'autocannon',
    run: async ({ url, seconds }) => {
      const archive = join(folder, 'requests.har');
      await writeFile(archive, archiveOf(requests, url));
      const args = ['-j', '-n', '-c', `${connections}`, '-d', `${seconds}`, ...rate];
      const { stdout } = await run(process.execPath, [program, ...args, '--har', archive, url]);
      const printed = JSON.parse(stdout) as Printed;
      return {
        requests: printed['2xx'] + printed.non2xx,
        seconds: printed.duration,
        failures: printed.non2xx + printed.errors,
        median: printed.latency.p50,
      };
    },
  };
}

/** The requests as an HTTP archive, which autocannon reads. */
function archiveOf(requests: readonly LoadRequest[], url: Blow['url']): string {
  const entries = requests.map((request) => {
    const headers = Object.entries(headersOf(request)).map(([name, value]) => ({ name, value }));
    return { request: { method: 'GET', url: `${url}${request.path}`, headers } };
  });
  return JSON.stringify({ log: { entries } });
}
