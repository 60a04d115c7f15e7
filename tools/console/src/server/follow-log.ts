import { setInterval } from 'node:timers/promises';
import { readLogFile } from './log-file.ts';

/** The change of a log since the last poll; undefined while there is no log. */
type LogUpdate = { readonly lines: readonly string[]; readonly anew: boolean } | undefined;

const interval = 250;
const maxBytes = 128 * 1024;

/** The end of a log and then what is added, until the signal; a look without news yields nothing. */
export async function* followLog(path: string, signal: AbortSignal): AsyncGenerator<LogUpdate> {
  let from: number | undefined;
  let part = await readLogFile(path, { maxBytes: maxBytes });
  yield part;
  for await (const _ of setInterval(interval, undefined, { signal })) {
    const wasThere = part !== undefined;
    from = part?.next ?? from;
    part = await readLogFile(path, { maxBytes: maxBytes, ...(from !== undefined && { from }) });
    if (!part ? wasThere : part.lines.length > 0 || part.anew || !wasThere) yield part;
  }
}
