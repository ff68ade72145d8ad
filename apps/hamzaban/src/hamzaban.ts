import { holdYoungSpace, tuneCollector } from './tune-collector.ts';
import { useCompileCache } from './use-compile-cache.ts';

// Before anything else is loaded, hence the import at run time.
tuneCollector();
holdYoungSpace();
useCompileCache();
await import('./hamzaban-program.ts');
