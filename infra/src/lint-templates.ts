import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** `node infra/src/lint-templates.ts dist/infra/synth/dev-http-balancer`: cfn-lint, where it is installed. */
const [folder = ''] = process.argv.slice(2);
const templates = globSync(`${folder}/*.template.json`);
const { error, status } = spawnSync('cfn-lint', ['--', ...templates], { stdio: 'inherit' });

const missing = error !== undefined && 'code' in error && error.code === 'ENOENT';
if (missing) process.stdout.write('cfn-lint is not installed, so the templates were not linted\n');
else process.stdout.write(`cfn-lint has read ${templates.length} templates\n`);
process.exitCode = missing ? 0 : (status ?? 1);
