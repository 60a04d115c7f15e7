import { lintMigration } from './lint-migration.ts';

const rulesOf = async (sql: string) => {
  const findings = await lintMigration(sql, (release) => release === 'a1b2c3');
  return findings.map(({ rule }) => rule);
};

describe('a migration is refused when', () => {
  it.each([
    ['it drops a table', 'DROP TABLE saga;', 'drop'],
    ['it drops a view', 'DROP VIEW order_details;', 'drop'],
    ['it drops a function', 'DROP FUNCTION refuse_change();', 'drop'],
    ['it drops a column', 'ALTER TABLE saga DROP COLUMN reason;', 'drop'],
    ['it drops a default', 'ALTER TABLE saga ALTER COLUMN attempts DROP DEFAULT;', 'drop'],
    ['it truncates', 'TRUNCATE saga;', 'drop'],
    ['it renames a table', 'ALTER TABLE saga RENAME TO sagas;', 'rename'],
    ['it renames a column', 'ALTER TABLE saga RENAME COLUMN reason TO cause;', 'rename'],
    ['it renames a view', 'ALTER VIEW order_details RENAME TO details;', 'rename'],
    ['it moves a table', 'ALTER TABLE saga SET SCHEMA old;', 'rename'],
    ['it changes a type', 'ALTER TABLE saga ALTER COLUMN epoch TYPE bigint;', 'type'],
    ['a new column must be set', 'ALTER TABLE saga ADD COLUMN n integer NOT NULL;', 'not-null'],
    ['a column must be set', 'ALTER TABLE saga ALTER COLUMN reason SET NOT NULL;', 'not-null'],
    [
      'a column gets random values',
      'ALTER TABLE saga ADD n uuid DEFAULT gen_random_uuid();',
      'rewrite',
    ],
    [
      'a column numbers the rows',
      'ALTER TABLE saga ADD n bigint GENERATED ALWAYS AS IDENTITY;',
      'rewrite',
    ],
    [
      'a column is computed',
      'ALTER TABLE saga ADD n bigint GENERATED ALWAYS AS (epoch + 1) STORED;',
      'rewrite',
    ],
    [
      'a check is validated',
      'ALTER TABLE saga ADD CONSTRAINT few CHECK (attempts < 9);',
      'constraint',
    ],
    [
      'a reference is validated',
      'ALTER TABLE saga ADD CONSTRAINT its FOREIGN KEY (id) REFERENCES saga;',
      'constraint',
    ],
    [
      'a new column is checked',
      'ALTER TABLE saga ADD COLUMN n integer CHECK (n > 0);',
      'constraint',
    ],
    [
      'it validates under the lock of the constraint',
      'ALTER TABLE saga ADD CONSTRAINT few CHECK (attempts < 9) NOT VALID; ALTER TABLE saga VALIDATE CONSTRAINT few;',
      'constraint',
    ],
    ['it builds an index under a lock', 'CREATE INDEX of_reason ON saga (reason);', 'index'],
    ['it drops an index under a lock', 'DROP INDEX saga_due;', 'index'],
    [
      'a constraint builds its index',
      'ALTER TABLE saga ADD CONSTRAINT one UNIQUE (reason);',
      'index',
    ],
    ['a new column builds its index', 'ALTER TABLE saga ADD COLUMN n integer UNIQUE;', 'index'],
    [
      'CONCURRENTLY is in a transaction',
      'CREATE INDEX CONCURRENTLY of_reason ON saga (reason);',
      'index',
    ],
    [
      'an index stays invalid when it runs again',
      '-- no transaction\nCREATE INDEX CONCURRENTLY of_reason ON saga (reason);\n',
      'repeatable',
    ],
    [
      'it locks two tables',
      'ALTER TABLE saga ADD COLUMN n integer; ALTER TABLE refund ADD COLUMN n integer;',
      'one-relation',
    ],
    [
      'it locks a table and its view',
      'ALTER TABLE saga ADD COLUMN n integer; CREATE OR REPLACE VIEW whole AS SELECT id, n FROM saga;',
      'one-relation',
    ],
    ['it hides its statements', 'DO $$ BEGIN DROP TABLE saga; END $$;', 'opaque'],
    [
      'its contract is no release',
      '-- contract: tomorrow\nCOMMENT ON TABLE saga IS NULL;',
      'contract',
    ],
  ])('%s', async (_, sql, rule) => {
    expect(await rulesOf(sql)).toEqual([rule]);
  });

  it('PostgreSQL cannot parse it', async () => {
    await expect(rulesOf('ALTER TABEL saga;')).rejects.toThrow('syntax error');
  });
});

describe('a migration passes when', () => {
  it.each([
    ['it adds a column', 'ALTER TABLE saga ADD COLUMN n integer;'],
    [
      'a new column has a default',
      "ALTER TABLE saga ADD n integer NOT NULL DEFAULT 0, ADD m text DEFAULT 'x';",
    ],
    [
      'a new column is the time of now',
      'ALTER TABLE saga ADD n timestamptz NOT NULL DEFAULT now();',
    ],
    [
      'a check is not valid yet',
      'ALTER TABLE saga ADD CONSTRAINT few CHECK (attempts < 9) NOT VALID;',
    ],
    ['a check is validated alone', 'ALTER TABLE saga VALIDATE CONSTRAINT few;'],
    ['a constraint is dropped', 'ALTER TABLE saga DROP CONSTRAINT few;'],
    ['a constraint takes an index', 'ALTER TABLE saga ADD CONSTRAINT one UNIQUE USING INDEX one;'],
    [
      'the table is new',
      'CREATE TABLE dispute (id uuid PRIMARY KEY, order_id uuid NOT NULL REFERENCES orders); CREATE INDEX of_order ON dispute (order_id); ALTER TABLE dispute ADD COLUMN n integer NOT NULL;',
    ],
    [
      'a view gets a column',
      'CREATE OR REPLACE VIEW order_details AS SELECT id, reason FROM saga;',
    ],
    [
      'an index is built beside writes',
      '-- no transaction\nDROP INDEX CONCURRENTLY IF EXISTS of_reason;\nCREATE INDEX CONCURRENTLY of_reason ON saga (reason);\n',
    ],
    ['an earlier release allows it', '-- contract: a1b2c3\nALTER TABLE saga DROP COLUMN reason;'],
  ])('%s', async (_, sql) => {
    expect(await rulesOf(sql)).toEqual([]);
  });
});

it('says what is wrong and what to do, also for a contract of one statement among others', async () => {
  const sql = `-- contract: a1b2c3
ALTER TABLE saga DROP COLUMN reason;
-- é
ALTER TABLE saga DROP COLUMN attempts;`;
  expect(await lintMigration(sql, () => true)).toEqual([
    {
      rule: 'drop',
      sentence:
        'saga.attempts is dropped, which the release before may use; if an earlier release has stopped that, name it: "-- contract: <commit>"',
    },
  ]);
});

it('holds up no lock for an earlier release', async () => {
  const sql = '-- contract: a1b2c3\nALTER TABLE saga ADD CONSTRAINT one UNIQUE (reason);';
  expect(await rulesOf(sql)).toEqual(['index']);
});
