import { readYamlValue } from '@hamzaban/rasa-project';
import { badRequest } from '../replies/rasa-failure.ts';

/** Refuses a body that is no YAML with a `RasaFailure` that says where. */
export function checkPayload(yaml: Buffer): void {
  const { value, diagnostics } = readYamlValue({ path: 'data.yml', bytes: yaml });
  if (value !== undefined) return;
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  const place = first === undefined ? '' : `line ${first.line}, column ${first.column}: ${first.message}`;
  throw badRequest(
    `The request body does not contain valid YAML. Error: Failed to read YAML. ${place}`,
    {},
    '/training-data-format',
  );
}
