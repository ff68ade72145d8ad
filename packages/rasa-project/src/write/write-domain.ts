import type { Domain } from '../documents/domain.ts';
import { toYaml } from './yaml-text.ts';

/** The merged domain as one YAML file, as the real Rasa serves it at `/domain`. */
export function writeDomain(domain: Pick<Domain, 'raw'>): string {
  return toYaml(domain.raw);
}
