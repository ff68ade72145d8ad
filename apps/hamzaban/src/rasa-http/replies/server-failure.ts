/** A failure of the server itself, before any of the API's routes: unknown path, wrong method, broken JSON. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  get body(): Readonly<Record<string, unknown>> {
    return { description: descriptions[this.status] ?? 'Error Occurred', status: this.status, message: this.message };
  }
}

const descriptions: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** 500 without a word about why: the cause is in the log. */
export function internalFailure(): ServerFailure {
  return new ServerFailure(500, 'The server encountered an internal error and cannot complete your request.');
}

/** 413: more than a request of its kind may hold. */
export function tooLarge(): ServerFailure {
  return new ServerFailure(413, 'Request body exceeds the size limit');
}
