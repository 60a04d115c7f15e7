import { run } from './run.ts';

const { code, out, error } = await run(process.argv.slice(2), process.env);
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = code;
