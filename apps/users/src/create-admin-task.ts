import { openTaskDatabase } from '@quartet/database';
import { createLogger } from '@quartet/logging';
import type { z } from 'zod';
import { Config } from './config.ts';
import { ensureAdmin } from './first-admin.ts';
import { argon2Passwords } from './outside/argon2-passwords.ts';
import { postgresUsers } from './outside/postgres-users.ts';
import { NewPassword } from './schemas/password.ts';
import { Email, Name } from './schemas/person.ts';

export const AdminConfig = Config.extend({
  ADMIN_EMAIL: Email,
  ADMIN_PASSWORD: NewPassword,
  ADMIN_NAME: Name.default('Admin'),
});

export interface AdminResult {
  /** False when somebody else has the email. */
  readonly isDone: boolean;
  /** The outcome for the operator. */
  readonly sentence: string;
}

/** The task `create-admin` from its settings: migrates the database, and makes sure that there is an admin. */
export async function createAdminTask(config: z.output<typeof AdminConfig>): Promise<AdminResult> {
  const log = createLogger('users', { ...config, LOG_LEVEL: 'warn' });
  const database = openTaskDatabase(config, log);
  await database.migrate(new URL('./migrations/', import.meta.url));
  const outcome = await ensureAdmin(
    { users: postgresUsers(database, config), passwords: argon2Passwords(config) },
    { email: config.ADMIN_EMAIL, password: config.ADMIN_PASSWORD, name: config.ADMIN_NAME },
  );
  await database.close();
  const sentences = {
    created: `${config.ADMIN_EMAIL} was created as an admin`,
    promoted: `${config.ADMIN_EMAIL} was promoted to an admin`,
    'an admin already': `${config.ADMIN_EMAIL} is an admin already`,
    'somebody else': `${config.ADMIN_EMAIL} is a user with another password; nothing was changed`,
  };
  return { isDone: outcome !== 'somebody else', sentence: sentences[outcome] };
}
