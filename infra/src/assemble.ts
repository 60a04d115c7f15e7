import { parseArgs } from 'node:util';
import cdk from '../cdk.json' with { type: 'json' };
import { Mistake } from './mistake.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';
import { synthesize } from './synthesize.ts';

/**
 * `node --conditions=@quartet/source infra/src/assemble.ts <folder> [-c name=value …]`: the templates that
 * `cdk synth` writes, for the local run. `infra:synth` validates them, which takes ten times as long.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { context: { type: 'string', short: 'c', multiple: true, default: [] } },
});
const given = Object.fromEntries(values.context.map((each) => each.split(/=(.*)/s)));
const context: Readonly<Record<string, unknown>> = { ...cdk.context, ...given };

try {
  const settings = readSettings((name) => context[name]);
  synthesize({ settings, services }, positionals[0]);
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
