import { parseArgs } from 'node:util';
import cdk from '../cdk.json' with { type: 'json' };
import { ConfigurationError } from './configuration-error.ts';
import { services } from './services.ts';
import { readSynthOptions } from './synth-options.ts';
import { synthesize } from './synthesize.ts';

/**
 * `node --conditions=@quartet/source infra/src/assemble.ts <folder> [-c name=value …]`: writes the templates of
 * `cdk synth` for the local run, without validating them, which would take ten times as long.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { context: { type: 'string', short: 'c', multiple: true, default: [] } },
});
const overrides = Object.fromEntries(values.context.map((each) => each.split(/=(.*)/s)));
const context: Readonly<Record<string, unknown>> = { ...cdk.context, ...overrides };

try {
  const options = readSynthOptions((name) => context[name]);
  synthesize({ options, services }, positionals[0]);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
