import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './services.ts';
import { templatesOf } from './testing/templates.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

interface Setting {
  safeParse(value: undefined): { readonly success: boolean };
}

/** The names of all settings of a service, and of the required ones. */
async function settingsOf(service: string) {
  const file = join(root, `apps/${service}/src/config.ts`);
  const { Config } = (await import(file)) as {
    readonly Config: { readonly shape: Readonly<Record<string, Setting>> };
  };
  const all = Object.entries(Config.shape);
  return {
    all: all.map(([name]) => name),
    required: all.filter(([, each]) => !each.safeParse(undefined).success).map(([name]) => name),
  };
}

const variablesOf = (service: string): readonly string[] => {
  const { container, environment } = templatesOf('dev').container(service);
  const secrets = (container['Secrets'] ?? []) as readonly { readonly Name: string }[];
  return [...Object.keys(environment), ...secrets.map(({ Name }) => Name)];
};

describe.each(services.map(({ name }) => name))('the container of %s', (name) => {
  it('has all required settings of the service', async () => {
    const { required } = await settingsOf(name);
    expect(variablesOf(name)).toEqual(expect.arrayContaining(required));
  });

  it('has no setting that the service does not read', async () => {
    const { all } = await settingsOf(name);
    const ofTraces = text('libs/telemetry/src/start-tracing.ts').match(/\bOTEL_\w+/g) ?? [];
    const unread = variablesOf(name).filter((each) => ![...all, ...ofTraces].includes(each));
    expect(unread).toEqual(['NODE_ENV']);
  });

  it.each([
    ['dev', '0.2'],
    ['prod', '0.05'],
  ] as const)('has the tracing settings in %s, with a sample rate of %s', (stage, share) => {
    expect(templatesOf(stage).container(name).environment).toMatchObject({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://xray.us-east-1.amazonaws.com/v1/traces',
      OTEL_SERVICE_NAME: name,
      OTEL_TRACES_SAMPLER_ARG: share,
    });
  });

  it('loads the telemetry module, and has no container health check, because the load balancer checks', () => {
    const { Command, HealthCheck } = templatesOf('dev').container(name).container;
    expect(Command).toEqual(['node', '--import=/app/telemetry.mjs', 'main.mjs']);
    expect(HealthCheck).toBeUndefined();
  });
});

it('sets nothing that only the local run may set', () => {
  for (const stage of ['dev', 'prod'] as const) {
    expect(JSON.stringify([...templatesOf(stage).templates.values()])).not.toContain(
      'DOCS_CREDENTIALS_URL',
    );
  }
});

it('traces only the services, and no one-off task', () => {
  const traced = templatesOf('dev')
    .properties('AWS::ECS::TaskDefinition')
    .filter((task) => /OTEL|telemetry/.test(JSON.stringify(task)));
  expect(traced.map(({ Family }) => Family).sort()).toEqual(
    services.map(({ name }) => `quartet-dev-${name}`).sort(),
  );
});

it('loads a telemetry file that every image contains', () => {
  expect(text('Dockerfile.base')).toContain('WORKDIR /app\n');
  expect(text('tools/delivery/src/bundler.ts')).toContain("out: 'telemetry' }");
  for (const { name } of services) {
    expect(text(`apps/${name}/Dockerfile`)).toContain('COPY . ./\n');
  }
});
