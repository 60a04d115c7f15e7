import { readFileSync } from 'node:fs';
import type { AccessRequest } from '@quartet/aws/iam/access-request';
import { z } from 'zod';

const Line = z.object({
  msg: z.literal('access allowed'),
  principal: z.object({ type: z.literal('role'), arn: z.string(), sessionName: z.string() }),
  action: z.string(),
  resource: z.string(),
});

/** The requests of tasks and functions that the logs of a run have, the first of each grant. */
export function observedRequests(logs: readonly string[]): readonly AccessRequest[] {
  return logs.flatMap((log) =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"access allowed"'))
      .flatMap((line): readonly AccessRequest[] => {
        const { data } = Line.safeParse(JSON.parse(line));
        return data ? [data] : [];
      }),
  );
}
