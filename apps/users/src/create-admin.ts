import { configOrExit } from '@quartet/config';
import { AdminConfig, createAdminTask } from './create-admin-task.ts';

const { isDone, sentence } = await createAdminTask(configOrExit(AdminConfig, process.env));
process.stdout.write(`${sentence}\n`);
process.exitCode = isDone ? 0 : 1;
