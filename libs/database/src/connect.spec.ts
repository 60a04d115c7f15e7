import { createLogger } from '@quartet/logging';
import { connect } from './connect.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });

it('gives up on a database that stays away, where it has a limit', async () => {
  const away = connect({ url: 'postgres://127.0.0.1:1/none', log, giveUpAfter: 0 });
  await expect(away).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
