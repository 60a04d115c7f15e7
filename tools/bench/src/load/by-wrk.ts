import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Load, LoadPlan, LoadRequest, Result } from './load.ts';

const run = promisify(execFile);

export async function byWrk({ requests, connections, folder }: LoadPlan): Promise<Load> {
  const script = join(folder, 'requests.lua');
  await writeFile(script, scriptOf(requests));
  return {
    client: 'wrk',
    run: async ({ url, seconds }) => {
      const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url];
      const { stdout } = await run('wrk', args);
      return JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Result;
    },
  };
}

function scriptOf(requests: readonly LoadRequest[]): string {
  const rows = requests.map(({ path, token }) => `{ "${path}", "Bearer ${token}" },`);
  return `
local wanted = {
${rows.join('\n')}
}
local prepared = {}
local turn = 0

function init()
  for i, row in ipairs(wanted) do
    prepared[i] = wrk.format("GET", row[1], { ["Authorization"] = row[2] })
  end
end

function request()
  turn = turn % #prepared + 1
  return prepared[turn]
end

function done(summary)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%f,"failures":%d}', summary.requests,
    summary.duration / 1e6,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
`;
}
