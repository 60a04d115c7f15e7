import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

interface TaskCacheOptions {
  readonly folder: string;
  /** The token that every request must send. */
  readonly token: string;
}

/**
 * The remote cache of Nx (`NX_SELF_HOSTED_REMOTE_CACHE_SERVER`), kept in a folder: its local cache counts on
 * the machine alone that made it, and each run of a workflow has another one. What is kept is never replaced.
 */
export function createTaskCache({ folder, token }: TaskCacheOptions): RequestListener {
  return (req, res) => {
    const [, hash] = /^\/v1\/cache\/(\w+)$/.exec(req.url ?? '') ?? [];
    if (req.headers.authorization !== `Bearer ${token}`) return void res.writeHead(401).end();
    if (hash === undefined) return void res.writeHead(404).end();
    const answer = req.method === 'PUT' ? put : get;
    answer(join(folder, hash), req, res).catch(() => res.destroy());
  };
}

/** Forgets what nobody has asked for since a time. */
export async function deleteUnused(folder: string, since: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const { mtime } = await stat(join(folder, name));
    if (mtime < since) await rm(join(folder, name));
  }
}

/** Whole or not at all: a name is given to what has arrived. */
async function put(file: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const arriving = `${file}.${randomUUID()}`;
  try {
    await pipeline(req, createWriteStream(arriving));
    await link(arriving, file);
    res.writeHead(200).end();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    res.writeHead(409).end();
  } finally {
    await rm(arriving, { force: true });
  }
}

async function get(file: string, _req: IncomingMessage, res: ServerResponse): Promise<void> {
  const now = new Date();
  const exists = await utimes(file, now, now).then(
    () => true,
    () => false,
  );
  if (!exists) return void res.writeHead(404).end();
  res.writeHead(200, { 'content-type': 'application/octet-stream' });
  await pipeline(createReadStream(file), res);
}
