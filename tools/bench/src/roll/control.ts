import type { Ready } from '../edge/quartet.ts';

/** A task as the control API returns it. */
export interface Task {
  readonly name: string;
  readonly service: string;
  readonly pid: number;
  readonly state: string;
  readonly health: string;
}

/** A client of the control API. */
export interface Control {
  tasks(): Promise<readonly Task[]>;
  roll(service: string): Promise<void>;
}

export function openControl({ control: { url, token } }: Ready): Control {
  const ask = async (method: string, path: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(url + path, { method, headers });
    if (!answer.ok) throw new Error(`${path} returned ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    tasks: async () => (await ask('GET', '/tasks')) as readonly Task[],
    roll: async (service) => void (await ask('POST', `/services/${service}/roll`)),
  };
}
