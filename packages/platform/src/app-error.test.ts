import { errorCodes } from '@hamzaban/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { assertNever } from './assert-never.ts';

describe('AppError', () => {
  it('has the status that the table gives its code, and keeps cause and details', () => {
    const cause = new RangeError('disk');
    const error = new AppError('storage_unavailable', { cause, details: { retry_after: 3 } });
    expect(error).toMatchObject({ code: 'storage_unavailable', status: 503, cause, details: { retry_after: 3 } });
    expect(error.message).toBe('storage_unavailable');
    for (const code of Object.keys(errorCodes) as (keyof typeof errorCodes)[])
      expect(new AppError(code).status).toBe(errorCodes[code].status);
  });

  it('says who can mend it', () => {
    expect(new AppError('validation_failed').kind).toBe('user');
    expect(new AppError('engine_timeout').kind).toBe('operational');
    expect(new AppError('internal').kind).toBe('bug');
  });

  it('is known by its marker, also when it comes from another copy of the package', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('hamzaban.platform.app-error')]: true });
    expect([new AppError('internal'), foreign].every(AppError.isInstance)).toBe(true);
    expect([new Error('x'), null, undefined, 'AppError', { name: 'AppError' }].some(AppError.isInstance)).toBe(false);
  });
});

describe('assertNever', () => {
  it('reports data that lied as a bug', () => {
    expect(() => assertNever('surprise' as never)).toThrow(expect.objectContaining({ code: 'internal', kind: 'bug' }));
  });
});
