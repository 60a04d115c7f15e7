import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './services.ts';
import { templatesOf } from './testing/templates.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

interface Setting {
  safeParse(value: undefined): { readonly success: boolean };
}

/** The names of what a service reads, and of what it cannot do without. */
async function settingsOf(service: string) {
  const file = join(root, `apps/${service}/src/config.ts`);
  const { Config } = (await import(file)) as {
    readonly Config: { readonly shape: Readonly<Record<string, Setting>> };
  };
  const all = Object.entries(Config.shape);
  return {
    known: all.map(([name]) => name),
    needed: all.filter(([, each]) => !each.safeParse(undefined).success).map(([name]) => name),
  };
}

const given = (service: string): readonly string[] => {
  const { container, environment } = templatesOf('dev').container(service);
  const secrets = (container['Secrets'] ?? []) as readonly { readonly Name: string }[];
  return [...Object.keys(environment), ...secrets.map(({ Name }) => Name)];
};

describe.each(services.map(({ name }) => name))('the container of %s', (name) => {
  it('is given all that the service needs', async () => {
    const { needed } = await settingsOf(name);
    expect(given(name)).toEqual(expect.arrayContaining(needed));
  });

  it('is given nothing that nobody reads', async () => {
    const { known } = await settingsOf(name);
    const ofTraces = text('libs/telemetry/src/main.ts').match(/\bOTEL_\w+/g) ?? [];
    const unread = given(name).filter((each) => ![...known, ...ofTraces].includes(each));
    expect(unread).toEqual(['NODE_ENV']);
  });

  it.each([
    ['dev', '0.2'],
    ['prod', '0.05'],
  ] as const)('is traced in %s, for a share of %s', (stage, share) => {
    expect(templatesOf(stage).container(name).environment).toMatchObject({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://xray.us-east-1.amazonaws.com/v1/traces',
      OTEL_SERVICE_NAME: name,
      OTEL_TRACES_SAMPLER_ARG: share,
    });
  });

  it('loads what traces, and starts no process for a health check: the balancer checks', () => {
    const { Command, HealthCheck } = templatesOf('dev').container(name).container;
    expect(Command).toEqual(['node', '--import=/app/telemetry.mjs', 'main.mjs']);
    expect(HealthCheck).toBeUndefined();
  });
});

it('is only the running service that is traced, and no chore', () => {
  const traced = templatesOf('dev')
    .properties('AWS::ECS::TaskDefinition')
    .filter((task) => /OTEL|telemetry/.test(JSON.stringify(task)));
  expect(traced.map(({ Family }) => Family).sort()).toEqual(
    services.map(({ name }) => `quartet-dev-${name}`).sort(),
  );
});

it('loads a file that every image has', () => {
  expect(text('Dockerfile.base')).toContain('WORKDIR /app\n');
  expect(text('tools/delivery/src/bundle.ts')).toContain("out: 'telemetry' }");
  for (const { name } of services) {
    expect(text(`apps/${name}/Dockerfile`)).toContain('COPY . ./\n');
  }
});
