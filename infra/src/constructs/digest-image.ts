import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import {
  type ContainerDefinition,
  ContainerImage,
  type ContainerImageConfig,
} from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

/** An image by its digest, which may be a token: the construct for images of ECR would take it for a tag. */
export class DigestImage extends ContainerImage {
  readonly #repository: IRepository;
  readonly #digest: string;

  constructor(repository: IRepository, digest: string) {
    super();
    this.#repository = repository;
    this.#digest = digest;
  }

  bind(_scope: Construct, { taskDefinition }: ContainerDefinition): ContainerImageConfig {
    this.#repository.grantPull(taskDefinition.obtainExecutionRole());
    return { imageName: this.#repository.repositoryUriForDigest(this.#digest) };
  }
}
