// Imported before the main file of a process: says how much memory it has needed at most, however it ends.
import { writeSync } from 'node:fs';

process.once('SIGTERM', () => process.exit(143));
process.once('exit', () => {
  writeSync(2, `${JSON.stringify({ peakKilobytes: process.resourceUsage().maxRSS })}\n`);
});
