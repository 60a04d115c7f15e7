import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const folder = join(import.meta.dirname, '../../../../docs/events/orders');

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
for (const name of readdirSync(folder)) ajv.addSchema(schemaIn(name), name);

/** An event as a row of the outbox. */
export interface WrittenEvent {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Returns the violations of an event's published schema; none if it is valid. */
export function wrongIn({ id, version, type, data }: WrittenEvent): readonly string[] {
  const detail: Record<string, unknown> = { ...data, eventId: id, version };
  const name = `${type}.v${String(detail['schemaVersion'])}.json`;
  const validate = ajv.getSchema(name);
  if (!validate) return [`there is no ${name}`];
  validate(detail);
  const described = Object.keys((validate.schema as { readonly properties: object }).properties);
  const undescribed = Object.keys(detail).filter((member) => !described.includes(member));
  return [
    ...(validate.errors ?? []).map((error) => `${type}${error.instancePath} ${error.message}`),
    ...undescribed.map((member) => `${type} does not tell of ${member}`),
  ];
}

function schemaIn(name: string): object {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
}
