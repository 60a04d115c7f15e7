import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { publishKeys } from './keys.ts';
import { reportFaults } from './workflow/report-faults.ts';
import { reportSpeed } from './workflow/report-speed.ts';
import { startQuartet } from './workflow/start-quartet.ts';
import { startWorkflow } from './workflow/start-workflow.ts';

/** `npx nx run bench:workflow`: the order saga beside a durable workflow that does the same. */
await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const databases = ending.use(await startDatabases(folder));
const keys = ending.use(await publishKeys());
const environment = { LOG_FORMAT: 'json', QUARTET_RATE_LIMITS: 'off' };
const options = { folder, databases, keys, environment };
const quartet = ending.use(await startQuartet(options));
const workflow = ending.use(await startWorkflow(options));
const sides = [quartet, workflow];
const token = await keys.token('shopper');

await reportSpeed(sides, token);
await reportFaults(sides, token);
