import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { headersOf } from './headers.ts';
import type { Load, LoadPlan, LoadRequest, Result } from './load.ts';

const run = promisify(execFile);

export async function byWrk({ requests, connections, folder, rest = 0 }: LoadPlan): Promise<Load> {
  const script = join(folder, `requests-${rest}.lua`);
  await writeFile(script, scriptOf(requests) + (rest > 0 ? restOf(rest) : ''));
  return {
    client: 'wrk',
    run: async ({ url, seconds }) => {
      const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url];
      const { stdout } = await run('wrk', args);
      return JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Result;
    },
  };
}

function restOf(milliseconds: number): string {
  return `
function delay()
  return ${milliseconds}
end
`;
}

function scriptOf(requests: readonly LoadRequest[]): string {
  const rows = requests.map((request) => {
    const headers = Object.entries(headersOf(request));
    return `{ "${request.path}", { ${headers.map(([name, value]) => `["${name}"] = "${value}"`).join(', ')} } },`;
  });
  return `
local wanted = {
${rows.join('\n')}
}
local prepared = {}
local turn = 0

function init()
  for i, row in ipairs(wanted) do
    prepared[i] = wrk.format("GET", row[1], row[2])
  end
end

function request()
  turn = turn % #prepared + 1
  return prepared[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%f,"failures":%d,"median":%f}', summary.requests,
    summary.duration / 1e6,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3))
end
`;
}
