import { table } from '@quartet/bench/table';
import type { ScenarioRun } from '../fault-scenario.ts';
import { startChaosQuartet } from '../start-chaos-quartet.ts';
import { type BystanderCounts, startBystanders } from './bystanders.ts';
import { type EndedSession, endSession, type RevocationContext } from './end-session.ts';
import { endings } from './endings.ts';
import { logIn } from './person.ts';
import { isRefusedInTime, rowsOf } from './revocation-report.ts';
import { addProduct } from './shop.ts';
import { watchedServices } from './watch-refusals.ts';

const head = ['session', 'ended', ...watchedServices, 'late events', 'sockets left open'];
const bystanderHead = ['others', 'requests', 'refused', 'failed'];

/** Sessions of each kind that end at the same time. */
const atOnce = 2;

/** Seconds, so that no access token expires by itself. */
const longest = 480;

/**
 * Ends sessions in every way while others send requests; true when each is refused everywhere within 5 s, its socket
 * receives nothing after that, and none of the others is refused.
 */
export async function runRevocationScenario(run: ScenarioRun): Promise<boolean> {
  const { options, folder, progress, signal } = run;
  if (options.seconds > longest) throw new Error(`--revocation is at most ${longest} seconds`);
  progress.print(`Starting Quartet in ${folder}`);
  await using quartet = await startChaosQuartet({ folder, signal });
  const edge = quartet.ready;
  const { api: admin, tokens } = await logIn(edge, edge.admin);
  const product = await addProduct(admin);
  const bystanders = await startBystanders({ edge, admin, product });
  const context = { edge, admin, adminToken: tokens.accessToken, product };
  const until = performance.now() + options.seconds * 1_000;
  const ended: EndedSession[] = [];
  do {
    signal.throwIfAborted();
    ended.push(...(await endAll(context)));
    progress.update(`${ended.length} sessions ended`);
  } while (performance.now() < until);
  await bystanders.stop();
  const counts = bystanders.counts();
  progress.print(`\n${table(head, rowsOf(ended))}`);
  progress.print(`\n${table(bystanderHead, [bystanderRow(counts)])}`);
  return ended.every(isRefusedInTime) && counts.refused === 0 && counts.requests > ended.length;
}

async function endAll(context: RevocationContext): Promise<readonly EndedSession[]> {
  const all = endings.flatMap((ending) => Array.from({ length: atOnce }, () => ending));
  return Promise.all(all.map((ending) => endSession(ending, context)));
}

function bystanderRow({ requests, refused, failed }: BystanderCounts): readonly string[] {
  return ['sessions that go on', ...[requests, refused, failed].map(String)];
}
