export { startPostgres, type Postgres, type PostgresOptions } from './postgres.ts';
export { WrongPassword } from './wrong-password.ts';
export { reachableFolder, removeData } from './data.ts';
export { freePort, isPortFree } from './port.ts';
export {
  provisionDatabase,
  replaceDatabase,
  databaseUrl,
  type DatabasePlan,
  type Role,
} from './provision.ts';
export { provisionMaster } from './provision-master.ts';
export { type Membership, openMembership } from './membership.ts';
export { readRows, type Row } from './read-rows.ts';
export { cloneDatabase, dropDatabase, dropDatabases, type Clone } from './clone.ts';
export { ensureTemplate } from './template.ts';
export {
  collectStatistics,
  explain,
  type Explained,
  explainedBy,
  type ExplainedStatement,
  type Explanation,
} from './explain.ts';
export { archiveNow, archiveSettings, takeBaseBackup } from './base-backup.ts';
export { recoverPostgres, type RecoveredServer } from './recovered-server.ts';
export { copyRows } from './copy-rows.ts';
export { serverFolder } from './server-folder.ts';
