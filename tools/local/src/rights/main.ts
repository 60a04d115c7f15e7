import { existsSync } from 'node:fs';
import { stateFolder } from '@quartet/local-client/ready';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { removalsOf } from '@quartet/cloudformation/removals';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { stageOf } from '@quartet/cloudformation/translate/stage';
import { homeIn } from '../state-dir/home.ts';
import { effectOfRemoval } from './effect-of-removal.ts';
import { exceptionOf } from './exceptions.ts';
import { observedRequests } from './observed-requests.ts';

/**
 * `npx quartet rights`, after requests of all kinds: takes each grant and each rule of
 * a security group away, one at a time, and prints what then fails. Exit code 1 when nothing does and no exception says why.
 */
const home = homeIn(stateFolder(process.env));
if (!existsSync(home.assembly)) {
  process.stderr.write(
    `No Quartet has run in ${home.folder}: start one, and send requests to it.\n`,
  );
  process.exit(2);
}
const assembly = readAssembly(home.assembly);
const observed = observedRequests([home.log('cloud'), home.log('edge')]);
const print = (line: string) => void process.stdout.write(`${line}\n`);
const counts = { needed: 0, excepted: 0, unused: 0 };
const startedAt = performance.now();

for (const { name, assembly: changed } of removalsOf(assembly, stageOf(assembly.stacks).prefix)) {
  const effect = effectOfRemoval(changed, { endpoints, observed });
  const exception = effect === undefined ? exceptionOf(name) : undefined;
  if (effect !== undefined) counts.needed += 1;
  else if (exception !== undefined) counts.excepted += 1;
  else counts.unused += 1;
  print(`${effect === undefined ? (exception ? 'except' : 'unused') : 'needed'}  ${name}`);
  print(`        ${effect ?? exception ?? 'nothing fails without it'}`);
}
const seconds = Math.round((performance.now() - startedAt) / 1_000);
print(
  `${counts.needed} are needed, ${counts.excepted} are exceptions, ${counts.unused} are unused; ${observed.length} requests were observed, ${seconds} s`,
);
process.exitCode = counts.unused === 0 ? 0 : 1;
