import { parseArgs } from 'node:util';
import { ConfigurationError } from '@quartet/infra/configuration-error';
import { readResources } from '@quartet/infra/templates';
import { exceeded } from './budgets.ts';
import { estimate } from './estimate.ts';
import { source } from './prices.ts';
import { markdownOf } from './markdown.ts';
import { report } from './report.ts';

/** `node tools/cost/src/main.ts dev dist/infra/synth/dev-http-balancer [--json=true | --markdown=true]` */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string', default: 'false' },
    markdown: { type: 'string', default: 'false' },
  },
});
const [stage = '', folder = ''] = positionals;

try {
  const made = estimate(readResources(folder));
  const over = exceeded(stage, made.figures);
  const json = () => `${JSON.stringify({ stage, source, ...made }, null, 2)}\n`;
  const text = () => (values.markdown === 'true' ? markdownOf(made) : report(stage, made));
  process.stdout.write(values.json === 'true' ? json() : text());
  for (const sentence of over) process.stderr.write(`${sentence}\n`);
  process.exitCode = over.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
