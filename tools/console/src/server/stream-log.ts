import type { ServerResponse } from 'node:http';
import { HttpError } from '@quartet/aws/http/http-error';
import { openEventStream } from './event-stream.ts';
import { followLog } from './follow-log.ts';
import { readLogLine } from './log-line.ts';
import type { Logs } from './logs.ts';

/** Sends the end of a task's log, and each line that is added while the page looks. */
export async function streamLog(logs: Logs, task: string, res: ServerResponse): Promise<void> {
  const path = logs.pathOf(task);
  if (path === undefined) throw new HttpError(404, 'No task has such a name.');
  const stream = openEventStream(res);
  try {
    for await (const news of followLog(path, stream.gone)) {
      if (!news) stream.send('missing', {});
      else
        stream.send('lines', { ...news, lines: news.lines.map((each) => readLogLine(task, each)) });
    }
  } catch (error) {
    if (!stream.gone.aborted) throw error;
  }
}
