import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { MigrationBlocked } from '../../lock-limits.ts';
import { migrate } from '../../migrate.ts';
import { blockedExitCode, giveUpAfter, MigrateConfig } from '../settings.ts';

/** `node migrate.mjs [folder]`: the migrations that the bundle brings along, or those of the folder. */
const [folder] = process.argv.slice(2);

const config = configOrExit(MigrateConfig, process.env);
try {
  await migrate({
    url: config.MIGRATIONS_DATABASE_URL,
    authentication: config.DATABASE_AUTH,
    folder:
      folder === undefined
        ? new URL('./migrations/', import.meta.url)
        : pathToFileURL(resolve(folder) + sep),
    giveUpAfter,
    limits: { giveUpAfter: config.MIGRATION_GIVE_UP_AFTER },
    log: createLogger('migrate', { LOG_LEVEL: 'info', LOG_FORMAT: 'json' }),
  });
  process.stdout.write('The tables are up to date.\n');
} catch (error) {
  if (!(error instanceof MigrationBlocked)) throw error;
  process.stderr.write(`The tables are not up to date: ${error.message}.\n`);
  process.exitCode = blockedExitCode;
}
