import type { ReadyContent } from './ready-content.ts';
import type { TaskRow } from './task-row.ts';

/** An image, or the `dist` folder of another checkout. @default - the bundle as it is now */
export interface ReleaseSource {
  readonly image?: string;
  readonly dist?: string;
}

interface ControlResponse<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A client of the control API. */
export interface Control {
  tasks(): Promise<readonly TaskRow[]>;
  /**
   * Resolves when the tasks are steady.
   * @throws Error with the reason when they were rolled back
   */
  roll(service: string, source?: ReleaseSource): Promise<void>;
  /**
   * Runs a one-off task of a release, such as `migrate`, to its end.
   * @throws Error with the reason when it fails
   */
  runTask(service: string, task: string, source?: ReleaseSource): Promise<void>;
}

export function openControl(control: ReadyContent['control']): Control {
  const send = async (line: ControlLine, body?: object): Promise<unknown> => {
    const response = await sendToControl(control, line, body);
    if (response.status < 300) return response.body;
    throw new Error(reasonIn(response.body) ?? `${line} returned ${response.status}`);
  };
  return {
    tasks: async () => (await send('GET /tasks')) as readonly TaskRow[],
    roll: async (service, source = {}) =>
      void (await send(`POST /services/${service}/roll`, source)),
    runTask: async (service, task, source = {}) =>
      void (await send(`POST /services/${service}/tasks`, { task, ...source })),
  };
}

type ControlLine = `${'GET' | 'POST'} /${string}`;

/** Sends one request, such as `POST /services/orders/roll`. */
export async function sendToControl<Body>(
  { url, token }: ReadyContent['control'],
  line: ControlLine,
  body?: object,
): Promise<ControlResponse<Body>> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${url}: is npm start still up?`, { cause });
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** The sentence of a problem. */
function reasonIn(body: unknown): string | undefined {
  return (body as { readonly detail?: string }).detail;
}
