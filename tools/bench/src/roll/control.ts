import type { Ready } from '../edge/quartet.ts';

/** What the runner says of a task. */
export interface Task {
  readonly name: string;
  readonly service: string;
  readonly pid: number;
  readonly state: string;
  readonly health: string;
}

/** Tells the runner what to do with tasks. */
export interface Control {
  tasks(): Promise<readonly Task[]>;
  roll(service: string): Promise<void>;
}

export function openControl({ control: { url, token } }: Ready): Control {
  const ask = async (method: string, path: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(url + path, { method, headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    tasks: async () => (await ask('GET', '/tasks')) as readonly Task[],
    roll: async (service) => void (await ask('POST', `/services/${service}/roll`)),
  };
}
