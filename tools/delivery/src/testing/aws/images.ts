import type { AwsRequest, AwsResponse } from './aws-request.ts';
import { AwsError } from './aws-request.ts';
import type { TestAccount, TestImage } from './test-account.ts';

/** ECR: the tags of images, which are there as long as they have one. */
export function answerImages({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  const name = String(input['repositoryName']);
  switch (action) {
    case 'ListImages':
      return { imageIds: imagesIn(name, account) };
    case 'BatchDeleteImage': {
      const ids = input['imageIds'] as readonly Pick<TestImage, 'imageTag'>[];
      const tags = ids.map(({ imageTag }) => imageTag);
      const left = imagesIn(name, account).filter(({ imageTag }) => !tags.includes(imageTag));
      account.images.set(name, left);
      return { imageIds: ids, failures: [] };
    }
    default:
      return undefined;
  }
}

function imagesIn(name: string, { images }: TestAccount): readonly TestImage[] {
  const found = images.get(name);
  if (found) return found;
  throw new AwsError('RepositoryNotFoundException', `The repository ${name} does not exist`);
}
