import { run } from './run.ts';

/**
 * `node tools/nx-plugin/src/compat/main.ts [--receipt dist/receipt.json]` compares the documents of the API and of the
 * events with those of the base branch, and with those that were deployed last. It fails at a break, unless a commit since
 * then has the trailer `API-Break: <reason>`.
 */
const { code, error } = run(process.argv.slice(2), {
  folder: process.cwd(),
  base: process.env['NX_BASE'],
});
process.stderr.write(error);
process.exitCode = code;
