import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReadyContent } from './ready-content.ts';

/** The state folder that `npm start` uses with this environment. */
export function stateFolder(environment: NodeJS.ProcessEnv): string {
  return resolve(environment['QUARTET_HOME'] ?? '.quartet');
}

/** The content of `ready.json` in a state folder; undefined while its Quartet is not ready. */
export function readReady(home: string): ReadyContent | undefined {
  try {
    return JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8')) as ReadyContent;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param hint the alternative to starting one
 * @throws Error in one sentence when no Quartet is ready
 */
export function requireReady(home: string, hint?: string): ReadyContent {
  const ready = readReady(home);
  if (ready) return ready;
  const alternative = hint === undefined ? '' : `, or ${hint}`;
  throw new Error(`No Quartet is running in ${home}; start it${alternative}.`);
}

/** @throws Error in one sentence when this Quartet runs without the service */
export function databaseOf(
  { databases }: Pick<ReadyContent, 'databases'>,
  service: string,
): string {
  const url = databases[service];
  if (url === undefined) throw new Error(`The running Quartet has no database of ${service}.`);
  return url;
}
