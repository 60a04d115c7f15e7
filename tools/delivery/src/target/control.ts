import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeliveryFailure } from '../delivery-failure.ts';

/** The part of `ready.json` that is read here. */
const Ready = z.object({ control: z.object({ url: z.url(), token: z.string() }) });

const Tasks = z.array(z.object({ service: z.string(), state: z.string(), release: z.string() }));

export type Task = z.output<typeof Tasks>[number];

/** The local run's own control, as `npm start` offers it to whoever may read its home. */
export interface Control {
  tasks(): Promise<readonly Task[]>;
  /** Returns when the tasks are steady; throws the reason when they were rolled back. */
  roll(service: string, image: string): Promise<void>;
}

/** True while a run is ready. */
export function isUp(home: string): boolean {
  return existsSync(readyFile(home));
}

export function openControl(home: string): Control {
  const { url, token } = readyIn(home).control;
  const ask = async (method: string, path: string, content?: object): Promise<unknown> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(content && { body: JSON.stringify(content) }),
    }).catch((cause: unknown) => {
      throw new DeliveryFailure(`Nobody answers at ${url}: is npm start still up?`, { cause });
    });
    const text = await answer.text();
    if (!answer.ok) throw new DeliveryFailure(errorMessageIn(text));
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    tasks: async () => Tasks.parse(await ask('GET', '/tasks')),
    roll: async (service, image) =>
      void (await ask('POST', `/services/${service}/roll`, { image })),
  };
}

function readyFile(home: string): string {
  return join(home, 'ready.json');
}

function readyIn(home: string): z.output<typeof Ready> {
  const file = readyFile(home);
  try {
    return Ready.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new DeliveryFailure(`The local run is not up (${file}): npm start first.`, { cause });
  }
}

/** The sentence of a problem, or whatever else was said. */
function errorMessageIn(text: string): string {
  try {
    const { detail, title } = JSON.parse(text) as { detail?: string; title?: string };
    return detail ?? title ?? text;
  } catch {
    return text;
  }
}
