import { z } from 'zod';

const Artifact = z.object({
  type: z.string(),
  environment: z.string().optional(),
  properties: z
    .object({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      file: z.string().optional(),
      lookupRole: z.object({ arn: z.string() }).optional(),
      assumeRoleArn: z.string().optional(),
    })
    .default({}),
});

/** The part of the CDK's manifest that is read here. */
export const Manifest = z.object({ artifacts: z.record(z.string(), Artifact) });

export type Artifact = z.output<typeof Artifact>;

export const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});
