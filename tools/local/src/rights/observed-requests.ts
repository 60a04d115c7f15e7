import { readFileSync } from 'node:fs';
import type { AccessRequest } from '@quartet/aws/iam/access-request';
import { z } from 'zod';

const Line = z.object({
  msg: z.literal('access allowed'),
  /** ARN of the role. */
  peer: z.string(),
  /** The action. */
  op: z.string(),
  /** The statement, and the resource that it allows. */
  reason: z.string(),
});

/** The requests of tasks and functions that the logs of a run have, the first of each grant. */
export function observedRequests(logs: readonly string[]): readonly AccessRequest[] {
  return logs.flatMap((log) =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"access allowed"'))
      .flatMap((line): readonly AccessRequest[] => {
        const { data } = Line.safeParse(JSON.parse(line));
        if (!data) return [];
        const [, resource = ''] = data.reason.split(' allows ');
        const principal = { type: 'role', arn: data.peer, sessionName: 'local' } as const;
        return [{ principal, action: data.op, resource }];
      }),
  );
}
