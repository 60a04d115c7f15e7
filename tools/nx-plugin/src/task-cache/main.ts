import { once } from 'node:events';
import { createServer } from 'node:http';
import { createTaskCache, deleteUnused } from './task-cache.ts';

/** `TOKEN=… PORT=… node tools/nx-plugin/src/task-cache/main.ts .nx/kept`: for workflows, until their machine is gone. */
const [folder = '.nx/kept'] = process.argv.slice(2);
const { TOKEN: token = '', PORT: port = '0' } = process.env;
const week = 7 * 24 * 60 * 60_000;

await deleteUnused(folder, new Date(Date.now() - week));
const server = createServer(createTaskCache({ folder, token })).listen(Number(port), '127.0.0.1');
await once(server, 'listening');
