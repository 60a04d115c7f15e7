import {
  BatchDeleteImageCommand,
  type ECRClient,
  type ImageIdentifier,
  paginateListImages,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';

/** Images that ECR takes in one request. */
const pageSize = 100;

/**
 * Deletes a stage's tags of images in a repository, and the images that no other stage has tagged: an image goes with
 * its last tag.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
 */
export async function deleteImages(
  repositoryName: string,
  tagPrefix: string,
  ecr: ECRClient,
): Promise<void> {
  const tags = tagsToDelete(await listImages(repositoryName, ecr), tagPrefix);
  for (let first = 0; first < tags.length; first += pageSize) {
    const imageIds = tags.slice(first, first + pageSize).map((imageTag) => ({ imageTag }));
    await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
  }
}

/** The tags to delete: those of the stage, and the other one of an image that is of no other stage. */
export function tagsToDelete(
  images: readonly ImageIdentifier[],
  tagPrefix: string,
): readonly string[] {
  const byDigest = Map.groupBy(images, ({ imageDigest }) => imageDigest);
  return [...byDigest.values()].flatMap((ids) => {
    const tags = ids.flatMap(({ imageTag = [] }) => imageTag);
    const own = tags.filter((tag) => tag.startsWith(tagPrefix));
    const ofOthers = tags.filter((tag) => /^pr-\d+-/.test(tag) && !own.includes(tag));
    if (own.length === 0) return [];
    return ofOthers.length === 0 ? tags : own;
  });
}

async function listImages(
  repositoryName: string,
  client: ECRClient,
): Promise<readonly ImageIdentifier[]> {
  const images: ImageIdentifier[] = [];
  try {
    for await (const { imageIds = [] } of paginateListImages({ client }, { repositoryName })) {
      images.push(...imageIds);
    }
  } catch (error) {
    if (error instanceof RepositoryNotFoundException) return [];
    throw error;
  }
  return images;
}
