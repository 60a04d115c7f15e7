import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@quartet/postgres';
import { docker } from '../deploy/engine.ts';
import type { BuiltImage } from './build-images.ts';

const locked = ['--read-only', '--cap-drop=ALL', '--user=node', '--network=host'];
const atMost = 60_000;

/** @returns the shortest of three start times in milliseconds, because the machine also runs a Quartet */
export async function startLocked(image: BuiltImage, home: string): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < 3; turn++) taken.push(await startOnce(image, home));
  return Math.min(...taken);
}

/**
 * Runs an image without any privileges, with the settings of a running task.
 * @returns milliseconds from its start until it responds
 */
async function startOnce({ name, tag }: BuiltImage, home: string): Promise<number> {
  const settings = { ...(await settingsOf(name, home)), PORT: String(await freePort()) };
  const variables = Object.keys(settings).map((each) => `--env=${each}`);
  const image = `quartet/${name}:${tag}`;
  const args = ['run', '--detach', ...locked, ...variables, image];
  const { stdout } = await promisify(execFile)('docker', args, {
    env: { ...process.env, ...settings },
  });
  const id = stdout.trim();
  try {
    const began = Date.parse(await docker('inspect', '--format={{.State.StartedAt}}', id));
    return (await answered(`http://127.0.0.1:${settings.PORT}/health/live`)) - began;
  } finally {
    await docker('rm', '--force', id);
  }
}

/** @returns the time of the first response */
async function answered(url: string): Promise<number> {
  const deadline = Date.now() + atMost;
  while (Date.now() < deadline) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return Date.now();
    await wait(10);
  }
  throw new Error(`no response from ${url} within ${atMost} ms`);
}

/** The environment variables of a task of the local run. */
async function settingsOf(service: string, home: string): Promise<Record<string, string>> {
  const ofHome = `--filter=label=quartet.home=${home}`;
  const [id = ''] = (await docker('ps', '--quiet', ofHome, `--filter=name=-${service}-`)).split(
    '\n',
  );
  const given = JSON.parse(await docker('inspect', '--format={{json .Config.Env}}', id));
  const pairs = (given as readonly string[]).map((line) => line.split(/=(.*)/s));
  return Object.fromEntries(
    pairs.flatMap(([key = '', value = '']) => (key === 'PATH' ? [] : [[key, value]])),
  );
}
