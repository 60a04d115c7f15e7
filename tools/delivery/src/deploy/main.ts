import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { lastDeployment } from './last-deployment.ts';

/**
 * `npm run deploy -- dev [--plan]`: what has changed since the last delivery that went well. Where that is
 * not known, every project is compared with what runs.
 */
const [place = 'local', ...options] = process.argv.slice(2);
const root = process.cwd();
const home = resolve(root, process.env['QUARTET_HOME'] ?? '.quartet');
const last = lastDeployment(home, root);
const isLocal = place === 'local';
const base = process.env['NX_BASE'] ?? (isLocal ? last.commit() : undefined);

const which = base === undefined ? ['run-many'] : ['affected', `--base=${base}`];
const nx = join(root, 'node_modules', '.bin', 'nx');
const command = [nx, ...which, '--target=deploy', `--configuration=${place}`, ...options];
const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });

if (status === 0 && isLocal && !options.includes('--plan')) last.record();
process.exitCode = status ?? 1;
