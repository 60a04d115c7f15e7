export { type Database, openDatabase, openTaskDatabase } from './database.ts';
export { violatedConstraint } from './failures.ts';
export { groupCommit } from './group-commit.ts';
export { MigrationBlocked } from './lock-limits.ts';
export { migrate, type Migrations } from './migrate.ts';
export { newId } from './new-id.ts';
export { type Queries, type Transaction } from './queries.ts';
export { type DatabaseConfig, databaseSettings } from './settings.ts';
export { statement, type Statement } from './statement.ts';
