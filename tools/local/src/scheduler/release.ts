/** What the tasks of a service are started from; it never changes once it is made. */
export interface Release {
  /** A hash of the bundle, or the image. */
  readonly id: string;
  /** Of the bundle; undefined for an image. */
  readonly folder: string | undefined;
}

/** An image as an engine of containers knows it, by its tag or digest. */
export function releaseOfImage(image: string): Release {
  return { id: image, folder: undefined };
}
