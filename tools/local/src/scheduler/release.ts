/** The code that the tasks of a service run; immutable. */
export interface Release {
  /** A hash of the bundle, or the image. */
  readonly id: string;
  /** The folder of the bundle; undefined for an image. */
  readonly folder: string | undefined;
  /** The templates with its task definitions. @default - those of the run */
  readonly assembly?: string;
}

/** An image as an engine of containers knows it, by its tag or digest. */
export function releaseOfImage(image: string): Release {
  return { id: image, folder: undefined };
}
