import { useCompileCache } from './use-compile-cache.ts';

// Before anything else is loaded, hence the import at run time.
useCompileCache();
await import('./rasa-program.ts');
