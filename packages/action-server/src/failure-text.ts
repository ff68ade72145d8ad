import type { EgressError } from '@hamzaban/net';

/** Why an action server could not be asked: what happened and the mend, in a sentence; never a path, a query or a text. */
export function egressFailure({ reason, host }: EgressError): string {
  switch (reason) {
    case 'connect_failed':
      return `nothing answers at the action server's address on ${host}: start it, or correct action_endpoint.url in endpoints.yml`;
    case 'name_not_found':
      return `the action server's host name ${host} is not known: correct action_endpoint.url in endpoints.yml`;
    case 'too_large':
      return 'the action server answered with more than is taken';
    case 'connection_lost':
      return 'the action server closed the connection before it had answered; see its log';
    case 'bad_answer':
      return 'what answers at the action server’s address does not speak HTTP as asked (or compressed its answer unasked)';
    case 'too_many_redirects':
    case 'bad_redirect':
      return 'the action server answered with a redirect, which is not followed: put the final address in action_endpoint.url';
    case 'bad_address':
    case 'bad_port':
      return `actions may not run at ${host}: the operator names allowed hosts (ALLOWED_ACTION_HOSTS)`;
    case 'tls_failed':
      return `no trusted TLS connection to ${host}: give its authority in action_endpoint.cafile`;
    case 'bad_url':
    case 'bad_scheme':
    case 'bad_header':
      return 'action_endpoint in endpoints.yml has an address or a header that cannot be used';
    case 'timeout':
    case 'aborted':
      return 'the action server did not answer in time';
  }
}
