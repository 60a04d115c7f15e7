import { join } from 'node:path';
import { findLogMessages } from './log-messages.ts';

/** `node tools/nx-plugin/src/logs/main.ts`: prints each log message, its level and its file. */
for (const { level, text, file } of findLogMessages(join(import.meta.dirname, '../../../..'))) {
  process.stdout.write(`${level.padEnd(5)}  ${text.padEnd(60)}  ${file}\n`);
}
