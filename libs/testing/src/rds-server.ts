import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryServer } from './temporary-server.ts';

/** A PostgreSQL that lets roles in as RDS does. */
export interface RdsServer {
  /** The superuser, whom RDS has too, but keeps for itself. */
  readonly superuser: string;
  /** The Unix socket for whoever has checked a token: members of `rds_iam` are let in here alone. */
  readonly socket: string;
  close(): Promise<void>;
}

/**
 * RDS checks the tokens of members of `rds_iam`, direct or indirect, with a module of its own, and takes no
 * password from them. No other server has that module, so that a spec checks the tokens in front of this one.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
 */
const access = [
  'local all +rds_iam trust',
  'host all +rds_iam all reject',
  'host all all all scram-sha-256',
];

export async function rdsServer(): Promise<RdsServer> {
  const { superuser, folder, port, close } = await temporaryServer(async (home) => {
    const hba = join(home, 'pg_hba.conf');
    await writeFile(hba, `${access.join('\n')}\n`);
    return { hba_file: hba, unix_socket_directories: home };
  });
  return { superuser, socket: join(folder, `.s.PGSQL.${port}`), close };
}
