import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Model } from '@quartet/cloudformation/model/model';

type Child = ChildProcessByStdio<null, Readable, Readable>;

export type CloudModel = Pick<Model, 'tables' | 'eventBuses' | 'functions' | 'access'>;

export interface CloudProcess {
  readonly url: string;
  /** Resolves when it has ended. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

interface CloudSetting {
  readonly folder: string;
  readonly model: CloudModel;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The cloud as the runner starts it, with all its files in one folder; resolves when it is ready. */
export async function startCloud(setting: CloudSetting): Promise<CloudProcess> {
  const child = await spawnCloud(setting);
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { readonly port?: number };
    if (port) return { url: `http://127.0.0.1:${port}`, kill: (signal) => end(child, signal) };
  }
  throw new Error('the cloud ended before it listened');
}

/** The exit code and output of a cloud that fails to start. */
export async function failedCloud(
  setting: CloudSetting,
): Promise<readonly [number | null, string]> {
  const child = await spawnCloud(setting);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, (await output).join('')];
}

async function spawnCloud({ folder, model, environment }: CloudSetting): Promise<Child> {
  const MODEL_FILE = join(folder, 'model.json');
  await writeFile(MODEL_FILE, JSON.stringify(model));
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    PORT: '0',
    LOG_FORMAT: 'json',
    MODEL_FILE,
    EVENTS_FILE: join(folder, 'events.jsonl'),
    TABLES_FOLDER: join(folder, 'tables'),
    ...environment,
  };
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, '../main.ts')];
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function end(child: Child, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}
