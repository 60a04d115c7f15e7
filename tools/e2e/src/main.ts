import { requireReady, stateFolder } from '@quartet/local-client/ready';
import { beginAll, endAll } from './play.ts';
import { openShop } from './shop.ts';
import { stories } from './stories.ts';
import { recordTraffic } from './traffic.ts';
import { webhookSecretIn } from './webhook-secret.ts';

/** `nx run e2e:stories [--args=refund]`: plays the stories with this in their names on the Quartet that runs. */
const [wanted = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const home = stateFolder(process.env);
  const ready = requireReady(home, 'set QUARTET_HOME to its folder');
  const traffic = recordTraffic();
  const shop = openShop({ ready, traffic, webhookSecret: webhookSecretIn(home) });
  const chosen = stories.filter(({ name }) => name.includes(wanted));
  const outcomes = await endAll(await beginAll(chosen, shop));
  for (const { story, failure } of outcomes)
    say(failure === undefined ? `✓ ${story.name}` : `✗ ${story.name}: ${failure}`);
  for (const { request, response } of traffic.failures()) say(`✗ ${request}: ${response}`);
  const isGood = outcomes.every(({ failure }) => failure === undefined);
  process.exit(isGood && traffic.failures().length === 0 ? 0 : 1);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
