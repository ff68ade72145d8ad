import fc from 'fast-check';

/**
 * The same cases in every run, so that a run which failed can be run again and `main` does not turn red by itself.
 * `FAST_CHECK_SEED=random npm test` looks for new ones.
 */
const seed = process.env['FAST_CHECK_SEED'] ?? '20261129';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
