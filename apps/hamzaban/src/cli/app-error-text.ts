import { errorCodes, fillTemplate } from '@hamzaban/contracts';
import type { AppError } from '@hamzaban/platform';

/** What a command says of an error of the product: one English sentence. */
export function appErrorText({ code, details }: AppError): string {
  return fillTemplate(errorCodes[code].detail.en, details);
}
