/** The data exists, and was created with another password of the superuser. */
export class WrongPassword extends Error {
  override readonly name = 'WrongPassword';

  constructor(options: ErrorOptions) {
    super('The data was made with another password for the superuser', options);
  }
}
