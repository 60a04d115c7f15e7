import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';

/** `npm run new` asks what shall be made, and leaves all further questions to its generator. */
const generators = ['service', 'endpoint'] as const;

const prompt = createInterface(process.stdin, process.stdout);
const reply = await prompt.question(`What shall be made: a new ${generators.join(' or a new ')}? `);
prompt.close();

const input = reply.trim().toLowerCase();
const generator = generators.find((name) => input !== '' && name.startsWith(input));
if (generator) {
  const args = ['nx', 'generate', `@quartet/nx-plugin:${generator}`];
  process.exitCode = spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1;
} else {
  process.stderr.write(`Answer ${generators.join(' or ')}.\n`);
  process.exitCode = 1;
}
