import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** The CDK says some dependencies twice, which harms nobody. */
const ignored = 'W3005';

/** `node infra/src/lint-templates.ts dist/infra/synth/dev-http-balancer`: cfn-lint, where it is installed. */
const [folder = ''] = process.argv.slice(2);
const templates = globSync(`${folder}/*.template.json`);
const { error, status } = spawnSync('cfn-lint', ['-i', ignored, '--', ...templates], {
  stdio: 'inherit',
});

const missing = error !== undefined && 'code' in error && error.code === 'ENOENT';
if (missing) process.stdout.write('cfn-lint is not installed, so the templates were not linted\n');
else process.stdout.write(`cfn-lint has read ${templates.length} templates\n`);
process.exitCode = missing ? 0 : (status ?? 1);
