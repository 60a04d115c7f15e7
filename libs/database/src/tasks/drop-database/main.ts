import { configOrExit } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { CreateDatabaseConfig } from '../settings.ts';
import { dropDatabase } from './drop-database.ts';

const config = configOrExit(CreateDatabaseConfig, process.env);

const log = createLogger('drop-database', { LOG_LEVEL: 'info', LOG_FORMAT: 'json' });

await dropDatabase(config, log);
process.stdout.write(`The database ${config.DATABASE_NAME} and its roles are dropped.\n`);
