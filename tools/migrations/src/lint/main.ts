import { lintFolder } from './lint-folder.ts';

/** `node tools/migrations/src/lint/main.ts` lints the migrations of all services; it fails at any finding. */
const folder = process.cwd();
for (const sentence of await lintFolder({ folder, base: process.env['NX_BASE'] })) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
