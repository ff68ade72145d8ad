/** Where an action server is and how it is asked: `action_endpoint` of Rasa's `endpoints.yml` (rasa-compat 21). */
export interface ActionEndpoint {
  /** As written, for instance `http://localhost:5055/webhook`. */
  readonly url: string;
  /** Added to the URL's query. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly basicAuth: { readonly username: string; readonly password: string } | null;
  /** Sent as the query parameter `tokenName`, as Rasa does. */
  readonly token: string | null;
  /** Default `token`. */
  readonly tokenName: string;
  /** Path of a PEM file as written; whoever reads `endpoints.yml` reads it and gives its content as `ca`. */
  readonly caFile: string | null;
  /** The domain goes only to the actions that declare to need it. */
  readonly isDomainSelective: boolean;
}
