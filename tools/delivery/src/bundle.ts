import { openBundler } from './bundler.ts';

/** `node tools/delivery/src/bundle.ts apps/orders apps/users`, from the root of the workspace: bundles each service. */
await Promise.all(process.argv.slice(2).map(bundle));

async function bundle(project: string): Promise<void> {
  await using bundler = openBundler({ root: process.cwd(), project });
  await bundler.build();
}
