import { configOrExit } from '@quartet/config';
import { ResendConfig } from './config.ts';
import { resendTask } from './resend-task.ts';

const config = configOrExit(ResendConfig, process.env);
const write = (row: object) => process.stdout.write(`${JSON.stringify(row)}\n`);
const { found } = await resendTask(config, write);
process.exitCode = found === 0 ? 0 : 1;
