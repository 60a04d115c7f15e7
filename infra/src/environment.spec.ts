import { join } from 'node:path';
import { services } from './services.ts';
import { templatesOf } from './testing/templates.ts';

interface Setting {
  safeParse(value: undefined): { readonly success: boolean };
}

/** The names of what a service reads, and of what it cannot do without. */
async function settingsOf(service: string) {
  const file = join(import.meta.dirname, `../../apps/${service}/src/config.ts`);
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
    const unread = given(name).filter((each) => !known.includes(each));
    expect(unread).toEqual(['NODE_ENV']);
  });
});
