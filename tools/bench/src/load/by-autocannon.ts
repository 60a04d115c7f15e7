import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Blow, Load, LoadPlan, LoadRequest } from './load.ts';

const run = promisify(execFile);
const program = createRequire(import.meta.url).resolve('autocannon');

interface Printed {
  readonly duration: number;
  readonly '2xx': number;
  readonly non2xx: number;
  /** Time-outs are among them. */
  readonly errors: number;
}

export async function byAutocannon({ requests, connections, folder }: LoadPlan): Promise<Load> {
  return {
    client: 'autocannon',
    run: async ({ url, seconds }) => {
      const archive = join(folder, 'requests.har');
      await writeFile(archive, archiveOf(requests, url));
      const args = ['-j', '-n', '-c', `${connections}`, '-d', `${seconds}`, '--har', archive, url];
      const { stdout } = await run(process.execPath, [program, ...args]);
      const printed = JSON.parse(stdout) as Printed;
      return {
        requests: printed['2xx'] + printed.non2xx,
        seconds: printed.duration,
        failures: printed.non2xx + printed.errors,
      };
    },
  };
}

/** Autocannon reads a list of requests from an HTTP archive. */
function archiveOf(requests: readonly LoadRequest[], url: Blow['url']): string {
  const entries = requests.map(({ path, token }) => ({
    request: {
      method: 'GET',
      url: `${url}${path}`,
      headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
    },
  }));
  return JSON.stringify({ log: { entries } });
}
