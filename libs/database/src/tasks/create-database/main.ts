import { configOrExit } from '@quartet/config';
import { CreateDatabaseConfig } from '../settings.ts';
import { createDatabase } from './create-database.ts';

const config = configOrExit(CreateDatabaseConfig, process.env);

await createDatabase(config);
process.stdout.write(`The database ${config.DATABASE_NAME} and its roles are there.\n`);
