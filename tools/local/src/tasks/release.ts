/** What the tasks of a service are started from; it never changes once it is made. */
export interface Release {
  /** A hash of the bundle, or the image. */
  readonly id: string;
  /** The folder of the bundle; undefined for an image. */
  readonly folder: string | undefined;
}
