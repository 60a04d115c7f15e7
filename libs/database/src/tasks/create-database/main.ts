import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { CreateDatabaseConfig } from '../settings.ts';
import { createDatabase } from './create-database.ts';

const config = configOrExit(CreateDatabaseConfig, process.env);

const log = createLogger('create-database', { LOG_LEVEL: 'info', LOG_FORMAT: 'json' });

await createDatabase(config, log);
process.stdout.write(`The database ${config.DATABASE_NAME} and its roles are there.\n`);
