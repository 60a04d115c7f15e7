import type { TaskRow } from '@quartet/local-client/task-row';
import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import { HttpError } from '@quartet/aws/http/http-error';

/** A client of the runner's control API. */
export interface Runner {
  tasks(): Promise<readonly TaskRow[]>;
  /**
   * Does what a button says, such as `/tasks/orders-1/stop`.
   * @throws HttpError with the runner's own sentence when it does not.
   */
  act(path: string, body?: unknown): Promise<void>;
}

/** Milliseconds. A roll answers when the service is steady. */
const timeouts = { look: 2_000, act: 15 * 60_000 };

export function createRunner({ url, token }: EdgeSetting['control']): Runner {
  const authorization = `Bearer ${token}`;
  return {
    tasks: async () => {
      const signal = AbortSignal.timeout(timeouts.look);
      const response = await fetch(`${url}/tasks`, { headers: { authorization }, signal });
      if (!response.ok) throw new HttpError(502, `The runner answers ${response.status}.`);
      return (await response.json()) as readonly TaskRow[];
    },
    act: async (path, body = {}) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeouts.act),
      }).catch(() => {
        throw new HttpError(502, 'The runner does not answer.');
      });
      if (!response.ok) throw new HttpError(response.status, await sentenceOf(response));
    },
  };
}

async function sentenceOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => undefined);
  const { detail } = (problem ?? {}) as { detail?: string };
  return detail ?? `The runner answers ${response.status}.`;
}
